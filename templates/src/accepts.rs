//! Which schemes a call accepts: one sealed trait for each distinct set of schemes.

use crate::Auth;
{% for set in accepts %}

{{ set.doc }}
#[diagnostic::on_unimplemented(
    message = "this call does not accept `{Self}`",
    label = "not accepted here",
    note = {{ set.note }}
)]
pub trait {{ set.name }}: Auth {}
{% endfor %}
