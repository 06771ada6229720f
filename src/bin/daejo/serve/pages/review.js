'use strict';
(() => {
  const body = document.body;
  if (!('live' in body.dataset)) return;
  const news = document.getElementById('news');
  const here = document.querySelector('article[data-id]');
  const tell = (text) => {
    news.firstElementChild.textContent = text;
    news.hidden = false;
  };

  // what others decide: told, never put under the hands of who is reading
  let known = Number(body.dataset.number);
  const source = new EventSource('/live');
  source.onmessage = (message) => {
    const told = JSON.parse(message.data);
    if (told.number <= known) return;
    const missed = told.number > known + 1;
    known = told.number;
    for (const row of document.querySelectorAll('tr[data-id]')) {
      const state = told.states[row.dataset.id];
      if (state !== undefined) row.querySelector('.state').textContent = state;
    }
    const mine = here && (here.dataset.id in told.states || told.gone.includes(here.dataset.id));
    if (!here || mine || missed) tell(told.what);
  };
  // the browser tries again by itself; what was told in the meantime comes with the first news
  let lost = false;
  source.onerror = () => {
    lost = true;
    // closed for good: who asks again is not let in
    tell(source.readyState === EventSource.CLOSED ? body.dataset.ended : body.dataset.live);
  };
  source.onopen = () => {
    if (lost) news.hidden = true;
    lost = false;
  };

  // single keys, as on the terminal, for who has not turned them off
  const box = document.getElementById('keys');
  if (box) {
    box.checked = localStorage.getItem('daejo-keys') !== 'off';
    box.addEventListener('change', () => localStorage.setItem('daejo-keys', box.checked ? 'on' : 'off'));
  }
  const focus = (id) => {
    const node = document.getElementById(id);
    if (node) node.focus();
    return node;
  };
  const follow = (rel) => {
    const link = document.querySelector(`main a[rel=${rel}]`);
    if (link) link.click();
  };
  const deeds = {
    A: () => focus('why'), R: () => focus('why'), U: () => focus('why'), v: () => focus('value'), n: () => focus('text'),
    t: () => focus('to'), m: () => focus('with'), s: () => focus('split')?.querySelector('button').focus(),
    l: () => follow('next'), h: () => follow('prev'), z: () => document.querySelector('#undo button')?.click(),
    o: () => { const all = document.getElementById('sources'); if (all) all.open = !all.open; },
    '/': () => { if (!focus('search')) location.href = '/'; },
    '?': () => focus('keys'),
  };
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest('input:not([type=checkbox]), select, textarea') || (box && !box.checked)) return;
    const button = document.querySelector(`button[data-key="${CSS.escape(event.key)}"]`);
    const deed = button ? () => button.click() : Object.hasOwn(deeds, event.key) && deeds[event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  });
})();
