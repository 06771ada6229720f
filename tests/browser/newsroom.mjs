// A server of a copy of the story with accounts, behind a line that can be cut, and people who log in to it.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { browser } from './browser.mjs';

export const PASSWORD = '광한루의 달밤 열둘';

/** Runs daejo and gives what it printed. */
function daejo(args, input, editor = '방자') {
  const run = spawnSync(process.env.DAEJO_BIN, args, { input, encoding: 'utf8', env: { ...process.env, DAEJO_EDITOR: editor } });
  if (run.status !== 0) throw new Error(`daejo ${args.join(' ')}: ${run.stderr}`);
  return run.stdout;
}

/** What stands between browsers and the server. */
async function line() {
  let to = 0;
  let isCut = false;
  const open = new Set();
  const server = createServer((socket) => {
    if (isCut) { socket.destroy(); return; }
    const onward = connect(to, '127.0.0.1');
    for (const [one, other] of [[socket, onward], [onward, socket]]) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => { open.delete(one); other.destroy(); });
    }
    socket.pipe(onward);
    onward.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    lead: (port) => { to = port; },
    cut: () => { isCut = true; open.forEach((socket) => socket.destroy()); },
    mend: () => { isCut = false; },
    close: () => { open.forEach((socket) => socket.destroy()); server.close(); },
  };
}

/** A newsroom of these people, `[name, role]` each. */
export async function newsroom(people) {
  const story = await mkdtemp(join(tmpdir(), 'daejo-newsroom-'));
  await cp(process.env.DAEJO_STORY, story, { recursive: true });
  for (const [name, role] of people) daejo(['review', 'account', 'add', story, name, '--role', role], `${PASSWORD}\n`);
  const way = await line();
  let child;
  const start = async () => {
    const args = ['review', story, '--serve', '127.0.0.1:0', '--public-url', way.url, '--proxy', '127.0.0.1'];
    child = spawn(process.env.DAEJO_BIN, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const said = (await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()).value;
    way.lead(Number(/127\.0\.0\.1:(\d+)\. /u.exec(said)[1]));
  };
  const stop = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  await start();
  return {
    story,
    url: way.url,
    way,
    daejo,
    stop,
    restart: async () => {
      await stop();
      await start();
    },
    close: async () => {
      await stop();
      way.close();
      await rm(story, { recursive: true, force: true });
    },
  };
}

/** Somebody at the login page, in a browser of their own; `faults` fills with what goes wrong and with requests to elsewhere. */
export async function somebody(room, options) {
  const own = await browser(options);
  const page = await own.context.newPage();
  const faults = [];
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  page.on('pageerror', (error) => faults.push(`exception: ${error}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== room.url) faults.push(`request: ${request.url()}`);
  });
  await page.goto(`${room.url}/enter`);
  return { ...own, page, faults };
}

/** Logs in by keyboard alone. */
export async function logIn(page, name) {
  await page.waitForSelector('#password');
  await page.locator('#name').focus();
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForSelector('h1 + nav');
}
