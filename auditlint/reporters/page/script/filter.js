// Which findings are listed, and of which document.
const off = new Set();
function filter() {
  const text = search.value.trim().toLowerCase();
  const family = byId("family").value;
  const section = byId("section").value;
  const suppressed = byId("suppressed")?.checked ?? false;
  const counts = {};
  let shown = 0;
  let total = 0;
  for (const item of items) {
    if (item.closest(".list").hidden) continue;
    if (item.classList.contains("suppressed") && !suppressed) {
      item.hidden = true;
      continue;
    }
    total += 1;
    counts[item.dataset.severity] = (counts[item.dataset.severity] ?? 0) + 1;
    const fits = !off.has(item.dataset.severity) && (!family || item.dataset.family === family) && (!section || `=${item.dataset.section}` === section) && (!text || textOf(item).includes(text));
    item.hidden = !fits;
    shown += fits;
  }
  for (const button of all(".toggle")) button.querySelector(".count").textContent = counts[button.dataset.severity] ?? 0;
  const line = words.shown_of.replace("{shown}", shown).replace("{all}", total);
  document.querySelector(".shown").textContent = total && !shown ? words.none_shown : line;
  map();
}
const texts = new Map();
function textOf(item) {
  if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
  return texts.get(item);
}
function clearFilter() {
  search.value = "";
  off.clear();
  for (const button of all(".toggle")) button.setAttribute("aria-pressed", "true");
  byId("family").value = byId("section").value = "";
  filter();
}
function options(select, first, values) {
  select.replaceChildren(make("option", { value: "" }, first), ...values.map(([value, label]) => make("option", { value }, label)));
  select.hidden = values.length < 2;
}

function show(next) {
  if (!next || next === sheet) return;
  sheet = next;
  sheets.forEach((each) => (each.hidden = each !== next));
  all(".list").forEach((list) => (list.hidden = list.dataset.sheet !== next.dataset.sheet));
  byId("chooser").value = next.dataset.sheet;
  const own = items.filter((item) => !item.closest(".list").hidden);
  const families = [...new Set(own.map((item) => item.dataset.family))].sort();
  options(byId("family"), words.all_families, families.map((name) => [name, `${name} ${words.families[name] ?? ""}`.trim()]));
  const sections = [...new Set(own.map((item) => item.dataset.section))].filter(Boolean);
  options(byId("section"), words.all_sections, sections.map((name) => [`=${name}`, name]));
  main.scrollTop = 0;
  filter();
}
