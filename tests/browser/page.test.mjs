// HTML reports in a real browser: node --test page.test.mjs, with
// DAEJO_PAGE (the seeds' report), DAEJO_HOSTILE_PAGE and DAEJO_LARGE_PAGE naming files. See .ci/browser.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { browser, open } from './browser.mjs';

const SEEDS = process.env.DAEJO_PAGE;
const HOSTILE = process.env.DAEJO_HOSTILE_PAGE;
const LARGE = process.env.DAEJO_LARGE_PAGE;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let chromium;
before(async () => { chromium = await browser(); });
after(async () => { await chromium.close(); });

const shown = (page, selector) => page.evaluate(
  (of) => Array.from(document.querySelectorAll(of)).filter((node) => !node.closest('[hidden]')).map((node) => node.id),
  selector,
);

/** What axe finds of the WCAG levels A and AA; the page's own policy keeps axe's script out, so it is evaluated by the debugger. */
async function findings(page) {
  // axe measures what covers what, so all must be laid out, also what is out of sight
  await page.evaluate(() => {
    for (const node of document.querySelectorAll('.batch, .question, .articles, .article')) node.style.contentVisibility = 'visible';
  });
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return found.violations.map((one) => `${one.impact} ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
}

test('a report opens without an error, a refusal or a request', async () => {
  for (const file of [SEEDS, HOSTILE, LARGE]) {
    const { page, faults } = await open(chromium.context, file);
    await page.waitForTimeout(300);
    assert.deepEqual(faults, [], file);
    await page.close();
  }
});

test('hostile text acts in no way', async () => {
  const { page, faults } = await open(chromium.context, HOSTILE);
  await page.mouse.move(300, 300);
  await page.evaluate(() => {
    for (const node of document.querySelectorAll('a, input, select')) node.focus();
  });
  await page.waitForTimeout(300);
  assert.ok((await page.title()).includes('<script>'));
  assert.equal(await page.evaluate(() => document.scripts.length), 1);
  assert.deepEqual(faults, []);
  assert.equal(page.url().startsWith('file:'), true);
  await page.close();
});

test('axe finds nothing, light and dark, wide and narrow', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 390]) {
      const { page } = await open(chromium.context, SEEDS, { colorScheme, width });
      assert.deepEqual(await findings(page), [], `${colorScheme} ${width}`);
      await page.close();
    }
  }
});

test('nothing is wider than a narrow screen but what scrolls by itself', async () => {
  for (const width of [320, 390, 768, 1280]) {
    const { page } = await open(chromium.context, SEEDS, { width });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `${wide} > ${width}`);
    await page.close();
  }
});

test('the first screen tells the counts, the gravest findings and what was not read', async () => {
  const { page } = await open(chromium.context, SEEDS);
  for (const selector of ['h1', '.counts', '.worst li', '.left-out ul']) {
    const box = await page.locator(selector).last().boundingBox();
    assert.ok(box && box.y + box.height <= 800, selector);
  }
  await page.close();
});

test('the filter shows what was asked for, and a link to what it hides shows it again', async () => {
  const { page, faults } = await open(chromium.context, SEEDS);
  const whole = await shown(page, '.question');
  await page.getByRole('searchbox').fill('2013년');
  const some = await shown(page, '.question');
  assert.ok(some.length > 0 && some.length < whole.length, `${some.length} of ${whole.length}`);
  for (const id of some) assert.ok((await page.locator(`#${id}`).textContent()).includes('2013년'));
  assert.match(await page.locator('#status').textContent(), new RegExp(`${some.length}개`));
  const away = whole.find((id) => !some.includes(id));
  await page.evaluate((id) => { location.hash = id; }, away);
  await page.waitForFunction((id) => !document.getElementById(id).hidden, away);
  assert.deepEqual(await shown(page, '.question'), whole);

  for (const box of await page.getByRole('checkbox').all()) {
    if (await box.getAttribute('value') !== 'conflict') await box.uncheck();
  }
  assert.deepEqual(await page.evaluate(() => Array.from(
    new Set(Array.from(document.querySelectorAll('.question:not([hidden])'), (node) => node.dataset.v)),
  )), ['conflict']);
  await page.getByRole('searchbox').fill('없는말없는말');
  assert.deepEqual(await shown(page, '.question'), []);
  await page.getByRole('button').click();
  await page.waitForFunction((n) => document.querySelectorAll('.question:not([hidden])').length === n, whole.length);
  await page.locator('select[name=outlet]').selectOption('1');
  await page.locator('select[name=kind]').selectOption('duration');
  const left = await page.evaluate(() => Array.from(document.querySelectorAll('.question:not([hidden])'), (node) => node.dataset));
  assert.ok(left.length > 0);
  for (const one of left) assert.ok(one.o.split(' ').includes('1') && one.k.split(' ').includes('duration'));
  assert.deepEqual(faults, []);
  await page.close();
});

test('a deep link opens at its question', async () => {
  const first = await open(chromium.context, SEEDS);
  const ids = await shown(first.page, '.question');
  const single = await first.page.evaluate(() => document.querySelector('.said ul li[id]').id);
  await first.page.close();
  for (const id of [ids[0], ids.at(-1), single]) {
    const { page } = await open(chromium.context, SEEDS, { hash: `#${id}` });
    await page.waitForTimeout(900);
    const top = await page.evaluate((of) => document.getElementById(of).getBoundingClientRect().top, id);
    assert.ok(top >= 0 && top < 800, `${id} stands at ${top}`);
    await page.close();
  }
});

test('the keyboard alone does everything', async () => {
  const { page } = await open(chromium.context, SEEDS);
  const focused = () => page.evaluate(() => {
    const node = document.activeElement;
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    return { name: node.name || node.className, href: node.getAttribute('href'), seen, outline: style.outlineStyle };
  });
  await page.keyboard.press('Tab');
  assert.equal((await focused()).href, '#questions');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'questions');
  await page.evaluate(() => document.querySelector('#filter input').focus());
  await page.keyboard.press('Space');
  assert.equal(await page.getByRole('checkbox').first().isChecked(), false);
  const visited = new Set();
  for (let n = 0; n < 40; n += 1) {
    await page.keyboard.press('Tab');
    await page.waitForTimeout(20);
    const at = await focused();
    visited.add(at.name);
    assert.ok(at.outline !== 'none', `no outline on ${JSON.stringify(at)}`);
  }
  for (const name of ['verdict', 'outlet', 'kind', 'text', 'permalink']) assert.ok(visited.has(name), `${name} is not reached`);
  await page.close();
});

test('focus is never hidden under the filter', async () => {
  const { page } = await open(chromium.context, SEEDS);
  await page.evaluate(() => document.querySelector('#filter button').focus());
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press('Tab');
    await page.waitForTimeout(20);
    const covered = await page.evaluate(() => {
      const [node, bar] = [document.activeElement, document.getElementById('filter')];
      if (bar.contains(node)) return false;
      const [one, two] = [node.getBoundingClientRect(), bar.getBoundingClientRect()];
      return one.bottom <= two.bottom && one.top >= two.top && two.top <= 0;
    });
    assert.equal(covered, false, `step ${n}`);
  }
  await page.close();
});

test('without a script everything is there', async () => {
  const bare = await browser({ javaScriptEnabled: false });
  const { page, faults } = await open(bare.context, SEEDS);
  const text = await page.locator('body').innerText();
  assert.ok(text.includes('2024 − 2013 = 11'));
  assert.equal(await page.locator('#filter').isVisible(), false);
  assert.deepEqual(faults, []);
  await bare.close();
});

test('it prints on paper', async () => {
  const { page } = await open(chromium.context, SEEDS);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  assert.ok(pdf.length > 20_000);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  assert.equal(await page.locator('#filter').isVisible(), false);
  await page.close();
});

/** The median of several runs in a page: from the key to the end of layout, in milliseconds. */
const answering = (page) => page.evaluate(async () => {
  const form = document.getElementById('filter');
  const frame = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });
  const times = [];
  const ask = async (change) => {
    await frame();
    const start = performance.now();
    change();
    form.dispatchEvent(new Event('input'));
    document.documentElement.getBoundingClientRect();
    times.push(performance.now() - start);
  };
  for (const word of ['명', '2024', '', '전망', '']) await ask(() => { form.elements.text.value = word; });
  const box = form.querySelector('[value=conflict]');
  for (const checked of [false, true]) await ask(() => { box.checked = checked; });
  await ask(() => { form.elements.outlet.value = '3'; });
  await ask(() => { form.elements.outlet.value = ''; });
  return times.sort((a, b) => a - b);
});

test('a large story is small, opens fast and answers within a frame', async () => {
  const { size } = await stat(LARGE);
  assert.ok(size < 3_000_000, `${size} bytes`);
  const folder = await mkdtemp(join(tmpdir(), 'daejo-static-'));
  const still = join(folder, 'static.html');
  const html = await readFile(LARGE, 'utf8');
  const words = html.replace(/<(style|script)>.*?<\/\1>/gsu, '').replace(/<[^>]*>/gu, ' ').match(/.{1,200}/gsu);
  let body = '';
  while (Buffer.byteLength(body) < size) body += `<p>${words.slice(0, 2000).join('</p><p>')}</p>`;
  await writeFile(still, `<!doctype html><meta charset="utf-8"><title>static</title>${body.slice(0, html.length)}`);
  const opening = async (file) => {
    const times = [];
    for (let n = 0; n < 5; n += 1) {
      const { page } = await open(chromium.context, file);
      times.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd));
      await page.close();
    }
    return times.sort((a, b) => a - b)[2];
  };
  const [ours, theirs] = [await opening(LARGE), await opening(still)];
  await rm(folder, { recursive: true, force: true });
  const { page } = await open(chromium.context, LARGE);
  await page.waitForTimeout(1500);
  await answering(page);
  const times = await answering(page);
  await page.close();
  console.log(`large page: ${size} bytes, opens in ${ours.toFixed(0)} ms (static: ${theirs.toFixed(0)} ms), answers in ${times.map((t) => t.toFixed(1)).join(' ')} ms`);
  assert.ok(ours < 2 * theirs, `${ours} ms against ${theirs} ms`);
  assert.ok(times[Math.floor(times.length / 2)] < 16.7, `median of ${times}`);
});
