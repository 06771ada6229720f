// The review pages in a real browser: node --test review.test.mjs, with DAEJO_BIN naming daejo and DAEJO_STORY a story's folder,
// of which a copy is reviewed. See .ci/browser.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { browser } from './browser.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let story;
let server;
let one;
let two;

/** Starts a server; `link` gives the link it printed last that was not given yet. */
function serve(folder) {
  const child = spawn(process.env.DAEJO_BIN, ['review', folder, '--serve', '--by', '방자'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    link: async () => (await lines.next()).value.split(' ')[0],
    close: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Somebody who came in, in a browser of their own; `faults` fills with what goes wrong and with requests to elsewhere. */
async function editor(name) {
  const own = await browser();
  const page = await own.context.newPage();
  const faults = [];
  const link = await server.link();
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  page.on('pageerror', (error) => faults.push(`exception: ${error}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(link).origin) faults.push(`request: ${request.url()}`);
  });
  await page.goto(link);
  await page.locator('#name').fill(name);
  await page.keyboard.press('Enter');
  await page.waitForSelector('tr[data-id]');
  return { ...own, page, faults };
}

before(async () => {
  story = await mkdtemp(join(tmpdir(), 'daejo-review-'));
  await cp(process.env.DAEJO_STORY, story, { recursive: true });
  server = serve(story);
  one = await editor('성춘향');
  two = await editor('이몽룡');
});
after(async () => {
  await one?.close();
  await two?.close();
  await server?.close();
  await rm(story, { recursive: true, force: true });
});

async function findings(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return found.violations.map((it) => `${it.impact} ${it.id}: ${it.nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
}

test('axe finds nothing, light and dark, wide and narrow, and nothing is too wide', async () => {
  const { page } = one;
  const question = await page.locator('tbody th a').first().getAttribute('href');
  for (const path of ['/', question, '/log']) {
    await page.goto(new URL(path, page.url()).href);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 });
        if (process.env.DAEJO_SHOTS) {
          await page.screenshot({ path: join(process.env.DAEJO_SHOTS, `${path.split('/')[1] || 'list'}-${colorScheme}-${width}.png`), fullPage: true });
        }
        assert.deepEqual(await findings(page), [], `${path} ${colorScheme} ${width}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${path}: ${wide} > ${width}`);
      }
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('one decides by key, and the other is told at once and not run over', async () => {
  for (const { page } of [one, two]) {
    await page.goto(new URL('/', page.url()).href);
    await page.locator('tbody th a').first().click();
    await page.waitForSelector('#answer');
  }
  const address = one.page.url();
  assert.equal(two.page.url(), address);
  await one.page.keyboard.press('A');
  await one.page.keyboard.type('두 매체에 확인');
  await one.page.keyboard.press('Tab');
  await one.page.keyboard.press('Enter');
  await one.page.waitForURL(/done=1$/u);
  assert.notEqual(one.page.url().split('?')[0], address, 'the next question is shown');
  await two.page.waitForFunction(() => !document.getElementById('news').hidden);
  assert.match(await two.page.locator('#news').textContent(), /성춘향/u);
  await two.page.keyboard.press('r');
  await two.page.waitForSelector('[role=alert]');
  assert.match(await two.page.locator('main').textContent(), /두 매체에 확인/u);
  await two.page.keyboard.press('r');
  await two.page.waitForURL(/done=2$/u);
  // the refusal of the first form is a 409, which the browser's console tells
  assert.deepEqual(one.faults, []);
  assert.deepEqual(two.faults.filter((fault) => !fault.includes('409')), []);
});

test('keys that were turned off do nothing', async () => {
  const { page } = one;
  await page.locator('#keys').uncheck();
  const address = page.url();
  await page.keyboard.press('u');
  await page.waitForTimeout(300);
  assert.equal(page.url(), address);
  await page.locator('#keys').check();
});

test('without a script one can decide as well', async () => {
  const link = await server.link();
  const bare = await browser({ javaScriptEnabled: false });
  const page = await bare.context.newPage();
  await page.goto(link);
  await page.getByRole('button').click();
  await page.locator('tbody th a').first().click();
  await page.locator('button[value=unsure]').click();
  assert.match(page.url(), /done=3$/u);
  await bare.close();
});

test('who loses the server is told so, and finds every decision after it is back', async () => {
  await server.close();
  await one.page.waitForFunction(() => !document.getElementById('news').hidden);
  assert.match(await one.page.locator('#news').textContent(), /연결이 끊겼습니다/u);
  server = serve(story);
  const again = await editor('성춘향');
  await again.page.goto(new URL('/log', again.page.url()).href);
  assert.equal(await again.page.locator('main li').count(), 3);
  await again.close();
});
