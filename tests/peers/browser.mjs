// A person at a real browser: Chromium without a window opens a page of the OAuth server, logs in,
// agrees to everything, and ends where the application is called back, or on the last page.
//
// node browser.mjs CHROMIUM < ORDER
//
// The first line of standard input is the order, as JSON:
//
//   url        the page that is opened
//   until      how the address begins on which the application is called back; without it, the end
//              is a page on which nothing is asked
//   login      the name that is typed
//   user_code  the code of a device that is typed, where the page asks for one
//   picture    a file for a picture of the last page, or null
//
// The one line of standard output is that address, or the title of the last page. The browser goes
// there as well; it is an error of nobody where it does not exist. What the pages load from other hosts is not fetched.

import { createInterface } from "node:readline";

import { chromium } from "playwright-core";

/** How long one page may take, in milliseconds. */
const PATIENCE = 30_000;

const lines = createInterface({ input: process.stdin });
lines.once("line", (line) => {
  walk(JSON.parse(line)).then(
    (end) => console.log(end) ?? process.exit(),
    (error) => console.error(error.message) ?? process.exit(1),
  );
});
// Whoever started this is gone, and nobody waits for the rest.
lines.once("close", () => process.exit(1));

async function walk({ url, until, login, user_code, picture }) {
  const browser = await chromium.launch({
    executablePath: process.argv[2],
    // Root has no sandbox; and the pages are those of a server on this machine.
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    let callback;
    page.on("request", (it) => {
      if (it.isNavigationRequest() && until && it.url().startsWith(until)) callback = it.url();
    });
    await page.route("**", (route) =>
      new URL(route.request().url()).hostname === "127.0.0.1" ? route.continue() : route.abort(),
    );
    await page.goto(url);
    const button = page.locator("[type=submit]").first();
    while (!callback && (until || (await button.count()))) {
      const code = page.locator("input[name=user_code][type=text]");
      if (await code.count()) await code.fill(user_code);
      const name = page.locator("input[name=login]");
      if (await name.count()) {
        await name.fill(login);
        await page.locator("input[name=password]").fill("anything");
      }
      const next = page.waitForNavigation().catch((error) => {
        if (!callback) throw error;
      });
      await Promise.all([next, button.click()]);
    }
    if (picture) await page.screenshot({ path: picture });
    return callback ?? (await page.title());
  } finally {
    await browser.close();
  }
}
