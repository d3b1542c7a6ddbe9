// The findings as ticks along the scroll bar.
const marks = document.querySelector(".map");
function map() {
  const made = [];
  const height = main.scrollHeight;
  const top = main.getBoundingClientRect().top - main.scrollTop;
  for (const item of items) {
    if (item.hidden || item.closest(".list").hidden) continue;
    const places = findings[item.id];
    const place = (places.find(([role]) => role === "stated") ?? places[0])?.[1];
    const element = place && elements(place)[0];
    if (!element) continue;
    const y = element.getBoundingClientRect().top - top;
    const tickMark = make("a", { href: `#${item.id}`, class: item.dataset.severity, tabindex: "-1", title: item.querySelector(".message").textContent });
    tickMark.style.setProperty("top", `${(100 * y) / height}%`);
    tickMark.addEventListener("click", (event) => {
      event.preventDefault();
      open(item);
    });
    made.push(tickMark);
  }
  marks.replaceChildren(...made);
  tick();
}
function tick() {
  for (const each of marks.children) each.classList.toggle("open", opened !== null && each.getAttribute("href") === `#${opened.id}`);
}
