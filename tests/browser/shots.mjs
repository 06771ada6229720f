// Pictures of a report, to look at: node shots.mjs REPORT.html FOLDER
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { browser, open } from './browser.mjs';

const [file, folder] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const { context, close } = await browser();
const { page } = await open(context, file);
const shot = (name) => page.screenshot({ path: join(folder, `${name}.png`) });
// what is out of sight is not laid out, so a long stretch needs a tall window
const at = async (name, { width = 1280, height = 800, from = 'header' }) => {
  await page.setViewportSize({ width, height });
  await page.evaluate((selector) => document.querySelector(selector).scrollIntoView({ behavior: 'instant' }), from);
  await page.waitForTimeout(300);
  await shot(name);
};
for (const colorScheme of ['light', 'dark']) {
  await page.emulateMedia({ colorScheme });
  await at(colorScheme, {});
  await at(`${colorScheme}-matrix`, { height: 1500, from: '.matrix' });
  await at(`${colorScheme}-questions`, { height: 1800, from: '#filter' });
  await at(`${colorScheme}-articles`, { height: 1200, from: '.articles' });
}
await page.emulateMedia({ colorScheme: 'light' });
await at('narrow', { width: 390, height: 844 });
await at('narrow-matrix', { width: 390, height: 1800, from: '.matrix' });
await at('narrow-questions', { width: 390, height: 1800, from: '#filter' });
await at('narrow-articles', { width: 390, height: 1400, from: '.articles' });
await page.setViewportSize({ width: 1280, height: 800 });
await page.pdf({ path: join(folder, 'print.pdf'), format: 'A4', preferCSSPageSize: true });
await close();
