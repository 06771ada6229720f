'use strict';
(() => {
  const form = document.getElementById('filter');
  const status = document.getElementById('status');
  const folded = (text) => text.normalize('NFC').toLowerCase();
  const words = (list) => new Set((list || '').split(' '));

  // questions, and sentences of articles, in the order of the page
  const items = Array.from(document.querySelectorAll('[data-v]'), (node) => ({
    node,
    question: node.classList.contains('question'),
    verdicts: (node.dataset.v || '').split(' '),
    outlets: words((node.dataset.o ? node : node.closest('[data-o]')).dataset.o),
    kinds: words(node.dataset.k),
    home: node.closest('.batch, .article'),
    text: null,
    shown: true,
  }));
  const homes = Array.from(document.querySelectorAll('.batch, .article'), (node) => ({ node, shown: true }));
  // sentences that say nothing to be checked, which no filter finds
  const bare = document.querySelectorAll('.bare');
  let filtering = false;
  const textOf = (item) => (item.text ??= folded(item.node.textContent));
  const boxes = Array.from(form.querySelectorAll('[name=verdict]'));

  const apply = () => {
    const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const outlet = form.elements.outlet.value;
    const kind = form.elements.kind.value;
    const terms = folded(form.elements.text.value).split(/\s+/u).filter(Boolean);
    const active = verdicts.size < boxes.length || outlet !== '' || kind !== '' || terms.length > 0;
    const living = new Set();
    const count = { questions: 0, sentences: 0 };
    for (const item of items) {
      const show = item.verdicts.some((verdict) => verdicts.has(verdict))
        && (outlet === '' || item.outlets.has(outlet))
        && (kind === '' || item.kinds.has(kind))
        && terms.every((term) => textOf(item).includes(term));
      if (show) {
        count[item.question ? 'questions' : 'sentences'] += 1;
        living.add(item.home);
      }
      if (show !== item.shown) {
        item.node.hidden = !show;
        item.shown = show;
      }
    }
    for (const home of homes) {
      const show = !active || living.has(home.node);
      if (show !== home.shown) {
        home.node.classList.toggle('away', !show);
        home.shown = show;
      }
    }
    if (active !== filtering) {
      for (const node of bare) node.hidden = active;
      filtering = active;
    }
    const none = count.questions + count.sentences === 0;
    status.textContent = none
      ? form.dataset.none
      : form.dataset.shown.replace('{q}', count.questions).replace('{s}', count.sentences);
  };

  // what comes into sight is laid out only then, which moves what lies below
  const settle = (target, frames) => {
    target.scrollIntoView({ behavior: 'instant' });
    if (frames > 0) requestAnimationFrame(() => settle(target, frames - 1));
  };

  // a link to what the filter hides shows it again
  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest('[hidden], .away')) {
      form.reset();
      apply();
    }
    settle(target, 4);
    if (target.hasAttribute('tabindex')) target.focus({ preventScroll: true });
  };

  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  addEventListener('hashchange', follow);

  let closed = [];
  addEventListener('beforeprint', () => {
    closed = Array.from(document.querySelectorAll('details:not([open])'));
    for (const one of closed) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false;
  });

  document.documentElement.classList.add('scripted');
  form.hidden = false;
  apply();
  follow();
  // the texts are folded while nobody waits, so that the first letter typed is answered at once
  const idle = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 5 }), 50));
  let next = 0;
  const prepare = (deadline) => {
    while (next < items.length && deadline.timeRemaining() > 1) textOf(items[next++]);
    if (next < items.length) idle(prepare);
  };
  idle(prepare);
})();
