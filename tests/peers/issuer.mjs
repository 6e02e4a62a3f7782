// The OAuth server `oidc-provider`, which is certified by the OpenID Foundation, on a free port of
// this machine, as strict as its settings can make it.
//
// node issuer.mjs < SETUP
//
// The first line of standard input is the set-up, as JSON:
//
//   clients      the registered clients, as metadata of RFC 7591
//   ttl          how many seconds things live, by their name in oidc-provider
//   dpop_nonce   whether a DPoP proof has to bear the server's nonce
//   slow_down    how many questions for the token of a device code are answered with `slow_down`
//   registers    the initial access token without which nobody is registered, or null where anybody is
//   tls          the certificates of a server over TLS, as PEM, or null: its own `certificate` and
//                `key`, the `authority` of those of clients, and the `self_signed` one of a client
//   tells        the one path whose requests are told, or null for all
//
// The first line of standard output is the issuer's address. After it comes one line of JSON for
// each request that was answered, without secrets. A further line of input comes back as it is: by
// that a test knows that it has read what was told before. The server ends when its standard input does, so
// it outlives nobody who started it, however that one ends.

import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { createInterface } from "node:readline";

import { aliased, aliases, isBound, mutual, registered, secure } from "./mutual.mjs";

// It warns of what is wanted here: a store in memory, and pages on which anybody logs in.
console.info = console.warn = () => {};
const { Provider, errors } = await import("oidc-provider");

/** Where the API says who issues its tokens (RFC 9728 section 3.1). */
const DESCRIBED = "/.well-known/oauth-protected-resource";
const HOUR = 3600;
const DAY = 24 * HOUR;
const LIFETIMES = {
  AccessToken: HOUR,
  AuthorizationCode: 60,
  ClientCredentials: HOUR,
  DeviceCode: 300,
  Grant: DAY,
  IdToken: HOUR,
  Interaction: 300,
  RefreshToken: DAY,
  Session: DAY,
};

const lines = createInterface({ input: process.stdin });
lines.once("line", (line) => {
  serve(JSON.parse(line));
  lines.on("line", (mark) => console.log(mark));
});
lines.once("close", () => process.exit());

/** Serves a set-up. */
function serve({ clients, ttl, dpop_nonce, slow_down, registers, tls, tells }) {
  const server = tls ? secure(tls) : createServer();
  // Tests wait for the end of tokens and not for that of a connection.
  server.keepAliveTimeout = 0;
  server.listen(0, "127.0.0.1", () => {
    const issuer = `${tls ? "https" : "http"}://127.0.0.1:${server.address().port}`;
    const known = tls ? registered(clients, tls) : clients.filter(isOfPlain);
    const settings = configuration(known, ttl, dpop_nonce, registers);
    if (tls) {
      settings.clientAuthMethods.push("tls_client_auth", "self_signed_tls_client_auth");
      settings.features.mTLS = mutual;
      settings.discovery = { mtls_endpoint_aliases: aliases(issuer) };
    }
    const provider = new Provider(issuer, settings);
    provider.use((ctx, next) => (tells && ctx.path !== tells ? next() : told(ctx, next)));
    provider.use(aliased);
    provider.use(slowing(slow_down));
    provider.use((ctx, next) => (ctx.path === "/resource" ? resource(provider, ctx) : next()));
    provider.use((ctx, next) => (ctx.path === DESCRIBED ? described(issuer, ctx) : next()));
    server.on("request", provider.callback());
    console.log(issuer);
  });
}

/** Whether a client proves itself without a certificate. */
const isOfPlain = (client) => !client.token_endpoint_auth_method?.endsWith("tls_client_auth");

/** How the server behaves: as strict as it can, so that nothing passes by its kindness. */
function configuration(clients, ttl, dpopNonce, registers) {
  return {
    clients,
    clientAuthMethods: ["client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt", "none"],
    // Fifteen seconds unless it is given, and then a token of five seconds lives for twenty.
    clockTolerance: 0,
    cookies: { keys: [randomBytes(32).toString("hex")] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: true },
      deviceFlow: { enabled: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => dpopNonce },
      introspection: { enabled: true, allowedPolicy: () => true },
      pushedAuthorizationRequests: { enabled: true },
      registration: { enabled: true, initialAccessToken: registers ?? false },
      resourceIndicators: {
        enabled: true,
        defaultResource: (ctx, client, asked) => asked,
        getResourceServerInfo: () => ({
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "ES256" } },
          scope: "api:read",
        }),
        useGrantedResource: () => true,
      },
      revocation: { enabled: true },
      userinfo: { enabled: true },
    },
    findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@example.test` }) }),
    issueRefreshToken: (ctx, client) => client.grantTypeAllowed("refresh_token"),
    jwks: { keys: [key("rsa", { modulusLength: 2048 }, "RS256"), key("ec", { namedCurve: "P-256" }, "ES256")] },
    pkce: { required: () => true },
    rotateRefreshToken: true,
    scopes: ["openid", "offline_access", "api:read"],
    ttl: { ...LIFETIMES, ...ttl },
  };
}

/** A key that this run alone signs with. */
function key(type, options, alg) {
  const jwk = generateKeyPairSync(type, options).privateKey.export({ format: "jwk" });
  return { ...jwk, alg, kid: alg, use: "sig" };
}

/** Tells a request and how it was answered: of its fields the names, of its credential the first word. */
async function told(ctx, next) {
  const { path } = ctx;
  try {
    await next();
  } finally {
    const body = ctx.oidc?.body ?? {};
    const line = {
      method: ctx.method,
      path,
      status: ctx.status,
      authorization: ctx.get("Authorization").split(" ")[0],
      fields: Object.keys(body).filter((it) => body[it] !== undefined),
      grant_type: body.grant_type ?? "",
      error: ctx.body?.error ?? "",
    };
    console.log(JSON.stringify(line));
  }
}

/** Tells so many who ask too early to slow down (RFC 8628 section 3.5): the server has the error and no rule for it. */
function slowing(times) {
  let left = times;
  return async (ctx, next) => {
    await next();
    if (left > 0 && ctx.body?.error === "authorization_pending") {
      left -= 1;
      const { error, error_description } = new errors.SlowDown();
      ctx.body = { error, error_description };
    }
  };
}

/** An API of the server's owner: it takes any opaque access token that the server says is alive. */
async function resource({ AccessToken, ClientCredentials }, ctx) {
  const [word, value] = ctx.get("Authorization").split(" ");
  const token = value && ((await AccessToken.find(value)) ?? (await ClientCredentials.find(value)));
  // A token that is bound to a key is for `/me`, which checks the proof.
  if (!token?.isValid || word.toLowerCase() !== "bearer" || token.jkt || !isBound(token, ctx)) {
    const error = value ? ', error="invalid_token"' : "";
    ctx.set("WWW-Authenticate", `Bearer realm="resource"${error}`);
    ctx.status = 401;
    return;
  }
  ctx.body = { client_id: token.clientId, subject: token.accountId, scope: token.scope };
}

/** What that API says of itself: besides this server it takes the tokens of one that its clients do not know. */
function described(issuer, ctx) {
  ctx.body = {
    resource: issuer,
    authorization_servers: ["https://elsewhere.example", issuer],
    bearer_methods_supported: ["header"],
  };
}
