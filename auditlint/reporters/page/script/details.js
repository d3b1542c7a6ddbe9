// The details of a number: its status, its findings and its relations with their formulas.
function inspect(element) {
  current = element;
  inspector.hidden = !element;
  inspector.replaceChildren();
  if (!element) return;
  const number = element.classList.contains("n");
  const keys = [...(number ? [element.id] : []), ...all("[data-p]", element).concat(element.closest("[data-p]") ?? []).flatMap((piece) => piece.dataset.p.split(" "))];
  const inFindings = [...new Set(keys.flatMap((key) => owners.get(key)?.findings ?? []))].map(byId);
  const inRelations = [...new Set(keys.flatMap((key) => owners.get(key)?.relations ?? []))].map((i) => relations[i]);
  const status = Object.keys(words.statuses).find((name) => element.classList.contains(name)) ?? "";
  const closing = make("button", { type: "button", class: "round", title: `${words.close} (Esc)`, "aria-label": words.close }, "×");
  closing.addEventListener("click", () => inspect(null));
  inspector.append(make("header", {}, make("h2", {}, element.textContent), ...(status ? [make("span", { class: `sample ${status}` }, words.statuses[status])] : []), closing));
  const kind = words.asides[asides[element.id]];
  if (status) inspector.append(make("p", {}, kind ? `${words.meanings[status]} (${kind})` : words.meanings[status]));
  if (inFindings.length) {
    inspector.append(make("h3", {}, words.findings), make("ul", {}, ...inFindings.map((item) => {
      const button = make("button", { type: "button" }, item.querySelector(".message").textContent, make("small", {}, item.querySelector(".code").textContent));
      button.addEventListener("click", () => open(item));
      return make("li", {}, button);
    })));
  }
  inspector.append(make("h3", {}, inRelations.length ? words.relations : words.no_relations), make("ul", {}, ...inRelations.map(relationRow)));
  return { findings: inFindings, relations: inRelations };
}

function relationRow(relation) {
  const note = [words.verdicts[relation.verdict], words.families[relation.family] ?? relation.family, relation.reason].filter(Boolean).join(" · ");
  const button = make("button", { type: "button" }, relation.formula || relation.family, make("small", {}, note));
  button.addEventListener("click", () => pick(button, relation));
  return make("li", {}, button);
}

function pick(button, relation) {
  for (const other of all("[aria-current]", inspector)) other.removeAttribute("aria-current");
  button?.setAttribute("aria-current", "true");
  highlight(relation.places);
}

function choose(element) {
  const found = inspect(element);
  const item = found.findings.find((each) => !each.classList.contains("suppressed") && findings[each.id].some(([role, key]) => role === "stated" && elements(key).includes(element)));
  if (item) {
    if (item.hidden) clearFilter();
    open(item, { focus: false });
  } else {
    if (opened) toggle(opened, false);
    opened = null;
    tick();
    const relation = found.relations[0];
    if (relation) pick(all("ul:last-child button", inspector)[0], relation);
    else highlight([["context", element.id]].filter(([, key]) => key));
  }
}

function stepNumber(by) {
  const list = all(".n", sheet);
  if (!list.length) return;
  const top = main.getBoundingClientRect().top;
  let at = current ? list.indexOf(current) + by : list.findIndex((element) => element.getBoundingClientRect().top > top);
  at = Math.min(Math.max(at, 0), list.length - 1);
  choose(list[at]);
  reveal(list[at]);
}
