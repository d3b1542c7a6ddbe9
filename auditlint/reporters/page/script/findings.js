// The list of findings: opening, closing, going from one to the next.
function toggle(item, open) {
  item.classList.toggle("open", open);
  item.querySelector(".head").setAttribute("aria-expanded", open);
  item.querySelector(".more").hidden = !open;
}

function open(item, { focus = true } = {}) {
  if (opened && opened !== item) toggle(opened, false);
  opened = item;
  toggle(item, true);
  show(sheets[Number(item.closest(".list").dataset.sheet)]);
  if (focus) {
    inspect(null);
    item.querySelector(".head").focus({ preventScroll: true });
  }
  item.scrollIntoView({ block: "nearest" });
  highlight(findings[item.id] ?? []);
  history.replaceState(null, "", `#${item.id}`);
  tick();
}

function close() {
  if (opened) toggle(opened, false);
  opened = null;
  inspect(null);
  highlight([]);
  history.replaceState(null, "", location.pathname + location.search);
  tick();
}

const visible = () => items.filter((item) => !item.hidden && !item.closest(".list").hidden);

function step(by) {
  const list = visible();
  if (!list.length) return;
  const at = list.indexOf(document.activeElement.closest(".finding") ?? opened);
  const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)];
  if (opened) open(next);
  else {
    next.querySelector(".head").focus();
    next.scrollIntoView({ block: "nearest" });
  }
}
