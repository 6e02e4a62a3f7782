// Which rejected specs a JSON Schema cannot tell from accepted ones, and why. A new rejected
// fixture takes a side: the schema refuses it, or its code or its name stands here.

const ELSEWHERE = "It looks for a name that stands elsewhere in the file.";
const COMPARES = "It compares texts in two places of the file.";
const FOLLOWS = "It follows names from a scheme to its endpoints and back.";
const VALUES = "It reads a value by a type or a pattern that stands elsewhere in the file.";
const YAML = "It is about how the text is written, and YAML readers read it.";

/** Codes that are beyond a schema wherever they come up. */
export const CODES = {
  E0104: YAML,
  E0201: ELSEWHERE,
  E0202: ELSEWHERE,
  E0203: ELSEWHERE,
  E0204: ELSEWHERE,
  E0205: ELSEWHERE,
  E0206: ELSEWHERE,
  E0207: FOLLOWS,
  E0208: ELSEWHERE,
  E0209: FOLLOWS,
  E0210: FOLLOWS,
  E0211: ELSEWHERE,
  E0308: COMPARES,
  E0402: COMPARES,
  E0403: "It follows types through their names.",
  E0501: "Whether a name looks secret is a guess of many words.",
  E0502: FOLLOWS,
  E0503: "It answers warnings, which only the checker finds.",
  E0601: "It renders a template.",
  E0602: VALUES,
  E0702: FOLLOWS,
  E0703: FOLLOWS,
  E0704: FOLLOWS,
  E0706: FOLLOWS,
  E0707: FOLLOWS,
  E0708: FOLLOWS,
  E0709: FOLLOWS,
};

/** Fixtures whose code is within a schema elsewhere. */
export const FIXTURES = {
  anchor: YAML,
  tag: YAML,
  base_url_of_an_input: FOLLOWS,
  body_on_post_without_one: FOLLOWS,
  condition_with_quotes: "A quote may be a part of a value.",
  discover_between_host_and_input: ELSEWHERE,
  empty_text: "To YAML, nothing and the word `null` are the same, and the word is a text.",
  form_with_an_object: "The object stands elsewhere, under `types`.",
  header_name_in_its_value: COMPARES,
  help_without_a_value: "To YAML, nothing and the word `null` are the same, and the word is a text.",
  host_default_in_another_domain: VALUES,
  host_default_open_at_its_end: VALUES,
  host_enum_of_addresses: VALUES,
  host_in_a_path: VALUES,
  host_in_the_middle_of_a_name: VALUES,
  host_of_an_enum_with_an_empty_label: VALUES,
  host_open_to_any_input: VALUES,
  host_with_open_end: VALUES,
  host_with_port_behind: VALUES,
  http_on_a_wss_host: ELSEWHERE,
  input_without_a_type: "A kind or a request field may say the type.",
  issuer_behind_its_metadata: "The path of an issuer is the vendor's, and none but this name in it is refused.",
  issuer_is_its_metadata: "The path of an issuer is the vendor's, and none but this name in it is refused.",
  name_from_a_text_input: VALUES,
  optional_host: VALUES,
  page_without_protection: "The standard's fields that are left out are not in the file.",
  path_with_a_colon: "A colon stands elsewhere in a path, as in `/v1/users:search`.",
  field_with_a_question_mark: "Names of fields are the vendor's, and none but this end is refused.",
  placeholder_in_angle_brackets: "An angle bracket may stand in a template.",
  pattern_between_slashes: "A slash may stand in a regular expression.",
  pattern: "The regular expressions of editors are others than those of Rust.",
  push_without_its_standard: FOLLOWS,
  register_without_a_client: FOLLOWS,
  register_without_its_standard: FOLLOWS,
  scope_with_the_separator_in_it: COMPARES,
  scope_without_scopes: ELSEWHERE,
  scopes_default_twice: COMPARES,
  sent_by_scheme_and_endpoint: FOLLOWS,
  sent_twice: "The names of headers are the same in any case of their letters.",
  template_too_deep: "A regular expression does not count how deep functions nest.",
  token_without_algorithm: "A standard may say what its token is signed with.",
};
