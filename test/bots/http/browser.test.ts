// The pages in a real browser: no accessibility errors, nothing refused by our own policy, readable on a phone.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startHttp, type HttpServer } from '../../../src/bots/http/server.ts';
import { openSite, type TestSite } from './site.ts';

const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) =>
  existsSync(file),
);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

describe.skipIf(executable === undefined)(
  executable === undefined
    ? 'the pages in a browser (no Chromium on this machine)'
    : 'the pages in a browser',
  () => {
    let site: TestSite;
    let server: HttpServer;
    let browser: Browser;
    beforeAll(async () => {
      site = await openSite();
      const started = await startHttp(site.options);
      if (!started) throw new Error('not started');
      server = started;
      browser = await chromium.launch({
        executablePath: executable ?? '',
        args: [
          '--headless',
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      });
    }, 60_000);
    afterAll(async () => {
      await browser.close();
      await server.close();
      await site.close();
    });

    test.for([
      ['/?lang=en', 'light'],
      ['/night/2025-07-21?lang=en', 'dark'],
      ['/month/2025-07?lang=uk', 'light'],
      ['/talks?lang=en', 'dark'],
      ['/night/2030-01-01?lang=en', 'light'],
    ] as const)(
      '%s in %s has no accessibility errors and fits a phone',
      { timeout: 60_000 },
      async ([path, colorScheme]) => {
        const context = await browser.newContext({
          viewport: { width: 390, height: 800 },
          colorScheme,
          bypassCSP: true,
        });
        try {
          const page = await context.newPage();
          await page.goto(`http://127.0.0.1:${server.port}${path}`, {
            waitUntil: 'domcontentloaded',
          });
          await page.addScriptTag({ content: axe });
          const found = await page.evaluate<{ readonly violations: readonly Violation[] }>(
            'axe.run()',
          );
          expect(
            found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ') ?? ''}`),
          ).toEqual([]);
          expect(
            await page.evaluate<number>(
              'document.documentElement.scrollWidth - document.documentElement.clientWidth',
            ),
          ).toBeLessThanOrEqual(0);
        } finally {
          await context.close();
        }
      },
    );

    test(
      'the card is shown, and the page’s own policy refuses nothing',
      { timeout: 60_000 },
      async () => {
        const page = await browser.newPage();
        const complaints: string[] = [];
        page.on('console', (message) => complaints.push(message.text()));
        await page.goto(`http://127.0.0.1:${server.port}/night/2025-07-21?lang=en`, {
          waitUntil: 'domcontentloaded',
        });
        await page.locator('.card img').first().scrollIntoViewIfNeeded();
        await expect
          .poll(() => page.evaluate<number>("document.querySelector('.card img').naturalWidth"), {
            timeout: 30_000,
          })
          .toBe(1200);
        expect(complaints).toEqual([]);
        await page.close();
      },
    );

    test(
      'the search by date leads to the night without a script',
      { timeout: 60_000 },
      async () => {
        const context = await browser.newContext({ javaScriptEnabled: false });
        const page = await context.newPage();
        await page.goto(`http://127.0.0.1:${server.port}/?lang=en`, {
          waitUntil: 'domcontentloaded',
        });
        await page.locator('input[type=date]').fill('2025-07-21');
        // The mirror's own address is the port here; PUBLIC_URL would lead to the public one.
        await page.getByRole('button').click();
        await page.waitForURL('**/night/2025-07-21?lang=en');
        expect(await page.locator('h1').textContent()).toContain('20–21 July 2025');
        await context.close();
      },
    );
  },
);
