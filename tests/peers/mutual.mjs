// The TLS side of the OAuth server: clients that prove themselves by the certificate of their
// connection (RFC 8705), and tokens that are bound to it.

import { X509Certificate } from "node:crypto";
import { createServer } from "node:https";

/** The certificate of the connection of a request; none where there is none. */
const certificate = (ctx) => ctx.socket.getPeerX509Certificate?.();

/** The thumbprint of a certificate, as a token that is bound to it bears it (section 3.1). */
const thumbprint = (it) => Buffer.from(it.fingerprint256.replaceAll(":", ""), "hex").toString("base64url");

/** A server over TLS. Whoever has no certificate, or a strange one, is refused by the one behind it. */
export function secure({ certificate, key, authority }) {
  return createServer({ cert: certificate, key, ca: authority, requestCert: true, rejectUnauthorized: false });
}

/** The settings of the server. */
export const mutual = {
  enabled: true,
  certificateBoundAccessTokens: true,
  tlsClientAuth: true,
  selfSignedTlsClientAuth: true,
  getCertificate: certificate,
  certificateAuthorized: (ctx) => ctx.socket.authorized,
  certificateSubjectMatches: (ctx, property, expected) =>
    property === "tls_client_auth_subject_dn" && certificate(ctx).subject === expected,
};

/** Where those go who show a certificate (section 5): to the same endpoints, by another path. */
const CERTIFIED = "/certified";

/** The addresses by that path, as the metadata has them. */
export const aliases = (issuer) => ({
  token_endpoint: `${issuer}${CERTIFIED}/token`,
  revocation_endpoint: `${issuer}${CERTIFIED}/token/revocation`,
});

/** Leads from there to the endpoint. */
export function aliased(ctx, next) {
  if (ctx.path.startsWith(`${CERTIFIED}/`)) ctx.path = ctx.path.slice(CERTIFIED.length);
  return next();
}

/** The clients, those with a certificate of their own with its key, as they register it (section 2.2.2). */
export function registered(clients, { self_signed }) {
  const own = new X509Certificate(self_signed);
  const key = { ...own.publicKey.export({ format: "jwk" }), use: "sig", x5c: [own.raw.toString("base64")] };
  const is = (client) => client.token_endpoint_auth_method === "self_signed_tls_client_auth";
  return clients.map((client) => (is(client) ? { ...client, jwks: { keys: [key] } } : client));
}

/** Whether a token comes over the connection to whose certificate it is bound, if it is to one. */
export function isBound(token, ctx) {
  const bound = token["x5t#S256"];
  const own = certificate(ctx);
  return !bound || (own && thumbprint(own) === bound);
}
