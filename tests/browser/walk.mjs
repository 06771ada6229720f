// Takes the pictures of docs/walk.md: a whole review of the seed story, from the login to the verified record.
//   DAEJO_BIN=target/release/daejo DAEJO_STORY=seeds node tests/browser/walk.mjs docs/walk
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { logIn, newsroom, somebody } from './newsroom.mjs';

const folder = process.argv[2];
await mkdir(folder, { recursive: true });
const room = await newsroom([['성춘향', 'editor'], ['이몽룡', 'editor'], ['월매', 'chief']]);
const [editor, chief] = [await somebody(room), await somebody(room)];
let shots = 0;

async function shoot(page, name) {
  shots += 1;
  await page.setViewportSize({ width: 1000, height: 720 });
  await page.waitForLoadState('load');
  await page.screenshot({ path: join(folder, `${String(shots).padStart(2, '0')}-${name}.png`) });
}

try {
  const { page } = editor;
  await shoot(page, 'login');
  await logIn(page, '성춘향');
  await shoot(page, 'list');
  await page.locator('tbody th a').first().click();
  await page.waitForURL(/question/u);
  await shoot(page, 'conflict');
  await page.locator('#text').fill('한빛경제TV 원고에서도 2014년으로 확인');
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=1$/u);
  await shoot(page, 'note');
  await page.keyboard.press('v');
  await page.keyboard.type('2014년');
  await page.keyboard.press('Tab');
  await page.keyboard.type('사실');
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=2$/u);
  await shoot(page, 'internal');
  await page.keyboard.press('A');
  await page.keyboard.type('앞 문장의 연도가 틀려서 생긴 차이');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=3$/u);
  await shoot(page, 'more-precise');
  // whoever is to look at the next one
  await page.keyboard.press('t');
  await page.keyboard.type('이몽룡');
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=4$/u);
  await shoot(page, 'assigned');
  let number = 4;
  while (await page.locator('#answer').count()) {
    number += 1;
    await page.keyboard.press('a');
    await page.waitForURL(new RegExp(`done=${number}$`, 'u'));
  }
  await shoot(page, 'nothing-left');

  await logIn(chief.page, '월매');
  await chief.page.goto(`${room.url}/?shown=unconfirmed`);
  await shoot(chief.page, 'second-reader');
  while (await chief.page.locator('tbody th a').count()) {
    await chief.page.locator('tbody th a').first().click();
    await chief.page.waitForURL(/question/u);
    number += 1;
    await chief.page.keyboard.press('c');
    await chief.page.waitForURL(new RegExp(`done=${number}$`, 'u'));
    if (!(await chief.page.locator('.told li').count())) break;
    if (shots === 9) await shoot(chief.page, 'confirmed');
    await chief.page.goto(`${room.url}/?shown=unconfirmed`);
  }
  await chief.page.goto(`${room.url}/?shown=decided`);
  await shoot(chief.page, 'decided');
  await chief.page.goto(`${room.url}/log`);
  await shoot(chief.page, 'log');
  await chief.page.goto(`${room.url}/accounts`);
  await shoot(chief.page, 'accounts');
  process.stdout.write(room.daejo(['review', 'verify', room.story], ''));
} finally {
  await editor.close();
  await chief.close();
  await room.close();
}
