// Holds every spec of the project against the schema, with a validator that is not ours: what the
// checker accepts fits, and what it rejects does not, unless `beyond.mjs` says why no schema can
// tell.
//
// node schema.mjs ROOT

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import addFormats from "ajv-formats";
import Ajv from "ajv/dist/2020.js";
import { parseDocument } from "yaml";

import { CODES, FIXTURES } from "./beyond.mjs";

const root = process.argv[2];
const ajv = new Ajv({ allErrors: false, strict: true, strictRequired: false, strictTypes: false });
addFormats(ajv);
// What editors read beside the standard.
for (const it of ["markdownDescription", "markdownEnumDescriptions", "patternErrorMessage"]) {
  ajv.addKeyword(it);
}
const fits = ajv.compile(JSON.parse(read("specs/provider.schema.json")));
const faults = [];
const counts = { accepted: 0, refused: 0, beyond: 0 };

for (const folder of ["specs", "generator/tests/accepted"]) {
  for (const path of specs(folder)) {
    counts.accepted += 1;
    const refusal = refused(path);
    if (refusal) faults.push(`${path}: the checker accepts it, and the schema says: ${refusal}`);
  }
}

const used = new Set();
for (const path of specs("generator/tests/rejected")) {
  const name = path.split("/").at(-1).replace(".yaml", "");
  const code = read(path.replace(".yaml", ".snap")).match(/\b[EW]\d{4}\b/)?.[0];
  const marker = FIXTURES[name] ? name : code;
  if (code?.startsWith("W")) {
    // A warning refuses nothing, so it is for the checker alone.
    counts.accepted += 1;
    const refusal = refused(path);
    if (refusal) faults.push(`${path}: the checker only warns, and the schema says: ${refusal}`);
  } else if (refused(path)) {
    counts.refused += 1;
    if (FIXTURES[name]) faults.push(`${path}: the schema refuses it, so beyond.mjs need not name it`);
  } else if (FIXTURES[name] || CODES[code]) {
    counts.beyond += 1;
    used.add(marker);
  } else {
    faults.push(
      `${path} (${code}): the schema accepts it; teach generator/src/schema, or say in tests/peers/beyond.mjs why no schema can tell`,
    );
  }
}
for (const it of [...Object.keys(CODES), ...Object.keys(FIXTURES)]) {
  if (!used.has(it)) faults.push(`tests/peers/beyond.mjs: no fixture needs \`${it}\` any more`);
}

faults.forEach((it) => console.error(it));
const rejected = counts.refused + counts.beyond;
console.log(`${counts.accepted} specs fit, ${counts.refused} of ${rejected} rejected ones do not`);
process.exitCode = faults.length > 0 || counts.accepted === 0 || counts.refused === 0 ? 1 : 0;

/** Why a spec is refused; nothing where it fits. */
function refused(path) {
  const document = parseDocument(read(path));
  if (document.errors.length > 0) return document.errors[0].message;
  let value;
  try {
    value = document.toJS();
  } catch (error) {
    return error.message;
  }
  if (fits(value)) return undefined;
  const [first] = fits.errors;
  return `${first.instancePath || "/"} ${first.message}`;
}

function specs(folder) {
  const names = readdirSync(join(root, folder)).filter((it) => it.endsWith(".yaml"));
  return names.sort().map((it) => `${folder}/${it}`);
}

function read(path) {
  return readFileSync(join(root, path), "utf8");
}
