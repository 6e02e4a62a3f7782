//! The acceptance table: which endpoint accepts which scheme.

use keywright::generated::v1::Provider;

use crate::command::accepted;

/// One line an endpoint, one column a scheme.
pub(crate) fn acceptance(provider: &'static Provider) -> String {
    let names = provider.endpoints.iter().map(|it| it.id);
    let width = names.clone().map(str::len).max().unwrap_or(0);
    let head: Vec<&str> = provider.schemes.iter().map(|it| it.id).collect();
    let mut lines = vec![format!("{:width$}  {}", "", head.join("  "))];
    for endpoint in provider.endpoints {
        let accepts = accepted(endpoint);
        if accepts.is_empty() {
            lines.push(format!("{:width$}  no credential", endpoint.id));
            continue;
        }
        let cell = |id: &&str| {
            format!(
                "{:1$}",
                if accepts.contains(id) { "yes" } else { "-" },
                id.len()
            )
        };
        let cells: Vec<String> = head.iter().map(cell).collect();
        lines.push(
            format!("{:width$}  {}", endpoint.id, cells.join("  "))
                .trim_end()
                .to_owned(),
        );
    }
    lines.join("\n") + "\n"
}
