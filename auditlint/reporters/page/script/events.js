// Mouse, keyboard, window; and the start, when all functions are there.
const help = byId("help");
document.addEventListener("click", (event) => {
  const head = event.target.closest(".head");
  if (head) {
    const item = head.closest(".finding");
    if (item === opened) close();
    else open(item);
    return;
  }
  const link = event.target.closest(".spots a");
  if (link) {
    event.preventDefault();
    const element = elements(link.getAttribute("href").slice(1))[0];
    if (element) {
      show(element.closest(".sheet"));
      element.scrollIntoView({ block: "center", inline: "nearest" });
      redraw();
    }
    return;
  }
  const place = event.target.closest(".n") ?? event.target.closest(".p");
  if (place && main.contains(place) && !String(getSelection())) choose(place);
});
main.addEventListener("mouseover", (event) => {
  const number = event.target.closest?.(".n");
  if (number && !number.title) {
    const status = Object.keys(words.statuses).find((name) => number.classList.contains(name));
    const kind = words.asides[asides[number.id]];
    number.title = kind ? `${words.statuses[status]} (${kind})` : words.statuses[status];
  }
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (help.open) return;
  const typing = event.target.matches("input[type=search], select");
  if (event.key === "Escape") {
    if (typing && search.value) clearFilter();
    else if (!inspector.hidden) inspect(null);
    else close();
    if (typing) event.target.blur();
    return;
  }
  if (typing) {
    if (event.target === search && (event.key === "ArrowDown" || event.key === "Enter")) {
      event.preventDefault();
      step(1);
    }
    return;
  }
  const inList = !main.contains(event.target) && !event.target.closest(".inspector");
  const down = event.key === "j" || (event.key === "ArrowDown" && inList);
  const up = event.key === "k" || (event.key === "ArrowUp" && inList);
  if (down || up) step(down ? 1 : -1);
  else if (event.key === "n" || event.key === "p") stepNumber(event.key === "n" ? 1 : -1);
  else if (event.key === "/") {
    search.focus();
    search.select();
  } else if (event.key === "?") help.showModal();
  else return;
  event.preventDefault();
});
search.addEventListener("input", filter);
for (const id of ["family", "section", "suppressed"]) byId(id)?.addEventListener("change", filter);
for (const button of all(".toggle")) {
  button.addEventListener("click", () => {
    const severity = button.dataset.severity;
    if (!off.delete(severity)) off.add(severity);
    button.setAttribute("aria-pressed", !off.has(severity));
    filter();
  });
}
document.querySelector(".filter").addEventListener("submit", (event) => event.preventDefault());
byId("chooser").addEventListener("change", (event) => {
  close();
  show(sheets[Number(event.target.value)]);
});
byId("help-button").addEventListener("click", () => help.showModal());
addEventListener("scroll", redraw, { capture: true, passive: true });

document.documentElement.classList.add("scripted");
for (const item of items) toggle(item, false);
for (const element of all(".filter, .map, #help-button")) element.hidden = false;
document.querySelector(".chooser").hidden = sheets.length < 2;
show(sheets[0]);
const size = new ResizeObserver(() => {
  redraw();
  clearTimeout(size.timer);
  size.timer = setTimeout(map, 200);
});
for (const each of sheets) size.observe(each);
const wanted = byId(decodeURIComponent(location.hash.slice(1)));
if (wanted?.matches(".finding")) open(wanted);
else if (wanted?.matches(".n")) choose(wanted);
