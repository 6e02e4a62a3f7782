//! Wrong use does not compile, and the compiler's message names what is accepted.

#[test]
fn rejected() {
    keywright_support::rejected(
        env!("CARGO_MANIFEST_DIR"),
        &[
            {% for it in rejected %}
            keywright_support::Case {
                code: {{ it.code }},
                expect: &[{% for line in it.expect %}{{ line }}, {% endfor %}],
            },
            {% endfor %}
        ],
    );
}
