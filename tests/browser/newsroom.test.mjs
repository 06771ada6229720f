// A newsroom with accounts in a real browser: two editors at once, a lost connection, a restart in between. See .ci/browser.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { logIn, newsroom, somebody } from './newsroom.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let room;
let one;
let two;
let chief;
let reader;

before(async () => {
  room = await newsroom([['성춘향', 'editor'], ['이몽룡', 'editor'], ['월매', 'chief'], ['방자', 'reader']]);
  [one, two, chief, reader] = await Promise.all([1, 2, 3, 4].map(() => somebody(room)));
});
after(async () => {
  for (const own of [one, two, chief, reader]) await own?.close();
  await room?.close();
});

async function findings(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return found.violations.map((it) => `${it.impact} ${it.id}: ${it.nodes.slice(0, 3).map((node) => node.html).join(' | ')}`);
}

/** axe finds nothing, light and dark, wide and narrow, and nothing is too wide. */
async function isSound(page, what) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      assert.deepEqual(await findings(page), [], `${what} ${colorScheme} ${width}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${what}: ${wide} > ${width}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
}

const go = (page, path) => page.goto(room.url + path);

test('one logs in by keyboard, and a wrong password is told', async () => {
  await isSound(one.page, 'login');
  await one.page.locator('#name').fill('성춘향');
  await one.page.locator('#password').fill('틀린 비밀번호입니다');
  await one.page.keyboard.press('Enter');
  await one.page.waitForSelector('[role=alert]');
  assert.match(await one.page.locator('[role=alert]').textContent(), /이름이나 비밀번호가 맞지 않습니다/u);
  await isSound(one.page, 'login refused');
  await logIn(one.page, '성춘향');
  await logIn(two.page, '이몽룡');
  await logIn(chief.page, '월매');
  await logIn(reader.page, '방자');
  assert.match(await one.page.locator('header').textContent(), /성춘향/u);
});

test('of two editors who decide at once one is told of the other', async () => {
  const question = await one.page.locator('tbody th a').first().getAttribute('href');
  await Promise.all([one, two].map(({ page }) => go(page, question)));
  await Promise.all([one, two].map(({ page }) => page.waitForSelector('#answer')));
  await Promise.all([one.page.keyboard.press('a'), two.page.keyboard.press('r')]);
  await Promise.all([one, two].map(({ page }) => page.waitForSelector('.done, [role=alert]')));
  const done = async ({ page }) => (await page.locator('.done').count()) === 1;
  const came = [await done(one), await done(two)];
  assert.equal(came.filter(Boolean).length, 1, 'one was recorded, the other asked again');
  const late = came[0] ? two : one;
  assert.match(await late.page.locator('main').textContent(), /그사이 다른 사람이/u);
  const log = await (await late.page.request.get(`${room.url}/export.jsonl`)).text();
  assert.equal(log.trim().split('\n').length, 1);
  // the refusal of the late form is a 409, which the browser's console tells, as it tells the refused password
  for (const { faults } of [one, two]) assert.deepEqual(faults.filter((fault) => !/409|403/u.test(fault)), []);
});

test('pages offer what one may do', async () => {
  const question = await (await go(chief.page, '/?shown=unconfirmed'), chief.page.locator('tbody th a').first().getAttribute('href'));
  for (const { page } of [one, two, chief, reader]) await go(page, question);
  assert.equal(await reader.page.locator('main button').count(), 0);
  assert.equal(await one.page.locator('button[value=confirm]').count(), 0);
  await isSound(chief.page, 'question of a chief');
  await isSound(reader.page, 'question of a reader');
  await chief.page.keyboard.press('c');
  await chief.page.waitForURL(/done=2$/u);
  assert.match(await chief.page.locator('.told').textContent(), /2차 확인 월매/u);
  await one.page.waitForFunction(() => !document.getElementById('news').hidden);
  assert.match(await one.page.locator('#news').textContent(), /월매: 2차 확인/u);
  await go(chief.page, '/?shown=decided');
  assert.match(await chief.page.locator('td.state').first().textContent(), /2차 확인/u);
  await go(chief.page, '/accounts');
  await isSound(chief.page, 'accounts');
  await go(one.page, '/password');
  await isSound(one.page, 'password');
});

test('a chief adds an account by keyboard, and takes it away again', async () => {
  const { page } = chief;
  await go(page, '/accounts');
  await page.locator('#name').focus();
  await page.keyboard.type('향단');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('오작교의 새벽 스물');
  await page.keyboard.press('Enter');
  await page.waitForSelector('tr[data-account="향단"]');
  await page.locator('tr[data-account="향단"] button[value=remove]').focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => !document.querySelector('tr[data-account="향단"]'));
});

test('who loses the line is told so, and of what was decided meanwhile when it is back', async () => {
  await go(two.page, '/');
  room.way.cut();
  await two.page.waitForFunction(() => !document.getElementById('news').hidden);
  assert.match(await two.page.locator('#news').textContent(), /연결이 끊겼습니다/u);
  room.daejo(['review', room.story, '--plain'], 'a 현장에서 확인\nq\n', '변학도');
  room.way.mend();
  await two.page.waitForFunction(() => /변학도/u.test(document.getElementById('news').textContent));
});

test('after a restart one logs in again and finds every decision', async () => {
  await go(one.page, '/');
  await room.restart();
  await one.page.waitForFunction(() => /로그인이 끝났습니다/u.test(document.getElementById('news').textContent));
  await one.page.locator('#news a').click();
  await logIn(one.page, '성춘향');
  await go(one.page, '/log');
  assert.equal(await one.page.locator('main li').count(), 3);
  await go(one.page, '/');
  await one.page.locator('tbody th a').first().click();
  await one.page.waitForURL(/question/u);
  await one.page.keyboard.press('A');
  await one.page.keyboard.type('두 매체에 확인');
  await one.page.keyboard.press('Tab');
  await one.page.keyboard.press('Enter');
  await one.page.waitForURL(/done=4$/u);
  assert.match(room.daejo(['review', 'verify', room.story], ''), /events 1 to 4: whole/u);
});
