// Drives the YAML language server as an editor does, over specs that name the schema in their
// first line: what is right is left alone, what is wrong is flagged at its place, and completion
// and hover say what the table of keys says.
//
// node editor.mjs ROOT

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { Editor } from "./client.mjs";

const root = process.argv[2];
const folder = join(root, "specs");
const { $defs: forms } = JSON.parse(readFileSync(join(folder, "provider.schema.json"), "utf8"));

const HEAD = `# yaml-language-server: $schema=provider.schema.json
provider: acme
title: Acme
docs: https://docs.acme.example/authentication
checked: 2026-08-20
base_url: https://api.acme.example
`;
const SCHEME = `auth:
  - api_key:
      send:
        header X-Api-Key: "{key}"
`;

/** What is seen, one after the other. In a text, ¦ is where the cursor stands. */
const CHECKS = {
  "every shipped spec is left alone": async () => {
    const names = readdirSync(folder).filter((it) => it.endsWith(".yaml"));
    assert.ok(names.length > 0);
    for (const name of names) {
      const seen = await open(readFileSync(join(folder, name), "utf8"));
      assert.deepEqual(seen.messages, [], name);
    }
  },

  "the first line is what names the schema": async () => {
    const wrong = `${HEAD}surely_no_key: 1\n${SCHEME}endpoints: { get_me: { call: GET /me, auth: any } }\n`;
    assert.equal((await open(wrong)).messages.length, 1);
    const without = wrong.slice(wrong.indexOf("\n") + 1);
    assert.deepEqual((await open(without)).messages, []);
  },

  "a wrong key is flagged at its place, and the right one is offered there": async () => {
    const seen = await open(
      `${HEAD}${SCHEME}endpoints:\n  get_me:\n    call: GET /me\n    auth: any\n    retruns¦: { id: string }\n`,
    );
    assert.deepEqual(seen.messages, ["15:5-15:12 Property retruns is not allowed."]);
    const offered = await seen.completion("returns");
    assert.ok(offered.documentation.value.includes(forms.endpoint.properties.returns.description));
    assert.match(offered.textEdit.newText, /^returns:/);
  },

  "a scheme is offered the keys that have a place in its kind": async () => {
    const seen = await open(`${HEAD}auth:\n  - basic:\n      ¦\nendpoints: {}\n`);
    await seen.completion("inputs");
    await assert.rejects(seen.completion("acquire"), /not among/);
  },

  "the kinds are offered with what they fill in": async () => {
    const seen = await open(`${HEAD}auth:\n  - ¦\n`);
    const offered = await seen.completion("session");
    assert.match(offered.documentation.value, /`acquire` must be given/);
  },

  "the types are offered": async () => {
    const seen = await open(
      `${HEAD}${SCHEME}endpoints:\n  get_me:\n    call: GET /me\n    auth: any\n    query:\n      since: uni¦\n`,
    );
    await seen.completion("unix_milliseconds");
  },

  "hover shows what a key means": async () => {
    const seen = await open(
      `${HEAD}${SCHEME.replace("send", "se¦nd")}endpoints: { get_me: { call: GET /me, auth: any } }\n`,
    );
    const shown = await seen.hover();
    assert.ok(shown.includes(forms.scheme.properties.send.description), shown);
  },

  "a value of the wrong form is answered with an example": async () => {
    const seen = await open(
      `${HEAD}${SCHEME}endpoints:\n  get_me:\n    call: GTE /me\n    auth: any\n`,
    );
    assert.equal(seen.messages.length, 1);
    assert.match(seen.messages[0], /^13:11-13:18 .*an example: `POST /);
  },

  "a key that is missing is named": async () => {
    const seen = await open(`${HEAD}${SCHEME}`);
    assert.deepEqual(seen.messages, ['2:1-2:2 Missing property "endpoints".']);
  },
};

let opened = 0;

/** Opens a text beside the specs, under a name that nothing else has. */
async function open(text) {
  const at = text.indexOf("¦");
  const path = join(folder, `unsaved-${(opened += 1)}.yaml`);
  const diagnostics = await editor.open(path, text.replace("¦", ""));
  const before = text.slice(0, at).split("\n");
  const cursor = { line: before.length - 1, character: before.at(-1).length };
  return {
    messages: diagnostics.map(shown),
    hover: () => editor.hover(path, cursor),
    async completion(label) {
      const offered = await editor.completion(path, cursor);
      const labels = offered.map((it) => it.label);
      assert.ok(labels.includes(label), `\`${label}\` is not among ${labels}`);
      return offered.find((it) => it.label === label);
    },
  };
}

function shown({ range: { start, end }, message }) {
  const place = (it) => `${it.line + 1}:${it.character + 1}`;
  return `${place(start)}-${place(end)} ${message}`;
}

const editor = await Editor.start(folder);
let failed = 0;
for (const [what, check] of Object.entries(CHECKS)) {
  try {
    await check();
    console.log(`ok: ${what}`);
  } catch (error) {
    failed += 1;
    console.error(`failed: ${what}\n${error.message}`);
  }
}
await editor.end();
const all = Object.keys(CHECKS).length;
console.log(`${all - failed} of ${all} checks in an editor hold`);
process.exitCode = failed > 0 ? 1 : 0;
