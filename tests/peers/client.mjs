// A client of the YAML language server, as an editor is one: it starts the server, opens texts
// and asks about places in them, over stdio and without the network.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

import rpc from "vscode-jsonrpc/node.js";

/** How long the server may take for one answer, in milliseconds. */
const PATIENCE = 20_000;

/** The settings of an editor in which nobody has set anything, but that nothing is fetched. */
const SETTINGS = {
  yaml: { schemaStore: { enable: false }, completion: true, hover: true, validate: true },
};

export class Editor {
  /** Starts the server. */
  static async start(folder) {
    const editor = new Editor();
    const program = createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server");
    editor.server = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    editor.connection = rpc.createMessageConnection(editor.server.stdout, editor.server.stdin);
    editor.waiting = new Map();
    editor.connection.onNotification("textDocument/publishDiagnostics", (it) => {
      editor.waiting.get(it.uri)?.(it.diagnostics);
    });
    editor.connection.onRequest("workspace/configuration", ({ items }) =>
      items.map((it) => SETTINGS[it.section] ?? {}),
    );
    editor.connection.onRequest("client/registerCapability", () => null);
    editor.connection.listen();
    const root = pathToFileURL(folder).href;
    const capabilities = {
      workspace: { configuration: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
        hover: { contentFormat: ["markdown"] },
      },
    };
    await editor.ask("initialize", {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: "keywright" }],
      capabilities,
    });
    await editor.connection.sendNotification("initialized", {});
    await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings: SETTINGS });
    return editor;
  }

  /** Opens a text under a path and gives what the server says against it. */
  async open(path, text) {
    const uri = pathToFileURL(path).href;
    const found = within(
      `diagnostics of ${path}`,
      new Promise((resolve) => this.waiting.set(uri, resolve)),
    );
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: 1, text },
    });
    return found;
  }

  /** What may be written at a place. */
  async completion(path, position) {
    const answer = await this.ask("textDocument/completion", place(path, position));
    return answer?.items ?? answer ?? [];
  }

  /** What is said about a place, as Markdown. */
  async hover(path, position) {
    const answer = await this.ask("textDocument/hover", place(path, position));
    return answer?.contents?.value ?? "";
  }

  /** Ends the server. */
  async end() {
    await this.ask("shutdown");
    await this.connection.sendNotification("exit");
    this.connection.dispose();
  }

  ask(method, parameters) {
    return within(method, this.connection.sendRequest(method, parameters));
  }
}

function place(path, position) {
  return { textDocument: { uri: pathToFileURL(path).href }, position };
}

function within(what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer: ${what}`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
