"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const { findings, relations, asides, words } = JSON.parse(byId("data").textContent);
  const main = byId("document");
  const inspector = byId("inspector");
  const search = byId("search");
  const items = all(".finding");
  const sheets = all(".sheet");
  let sheet = null; // the document shown
  let opened = null; // the finding opened
  let chosen = []; // the elements highlighted: [role, element]
  let current = null; // the number whose details are shown

  // Places: numbers by their id, phrases by the pieces that name them.
  const phrases = new Map();
  for (const piece of all("[data-p]")) {
    for (const key of piece.dataset.p.split(" ")) {
      if (!phrases.has(key)) phrases.set(key, []);
      phrases.get(key).push(piece);
    }
  }
  const elements = (key) => (key[0] === "n" ? [byId(key)] : phrases.get(key) ?? []);
  const owners = new Map(); // by place: the findings and relations that it stands in
  const owned = (key) => {
    if (!owners.has(key)) owners.set(key, { findings: [], relations: [] });
    return owners.get(key);
  };
  for (const [key, places] of Object.entries(findings)) for (const place of new Set(places.map((p) => p[1]))) owned(place).findings.push(key);
  relations.forEach((relation, i) => {
    for (const place of new Set(relation.places.map((p) => p[1]))) owned(place).relations.push(i);
  });

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  // Highlighting and lines
  const SVG = "http://www.w3.org/2000/svg";
  const shape = (tag, attributes) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  const lead = () => (chosen.find(([role]) => role === "stated") ?? chosen[0])?.[1];

  function highlight(places) {
    for (const [role, element] of chosen) element.classList.remove("on", role);
    chosen = places.flatMap(([role, key]) => elements(key).map((element) => [role, element]));
    for (const [role, element] of chosen) element.classList.add("on", role);
    ends = places.map(([role, key]) => [role, elements(key)[0]]).filter(([, element]) => element);
    const first = lead();
    if (first) {
      show(first.closest(".sheet"));
      reveal(first);
    }
    draw();
  }
  let ends = [];

  function reveal(element) {
    const view = main.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    if (box.top < view.top + 40 || box.bottom > view.bottom - 40 || box.left < view.left || box.right > view.right) {
      element.scrollIntoView({ block: "center", inline: "nearest" });
      // What was scrolled past may only now have got its height.
      requestAnimationFrame(() => element.scrollIntoView({ block: "center", inline: "nearest" }));
    }
  }

  function draw() {
    for (const old of all(".lines")) old.remove();
    const to = (ends.find(([role]) => role === "stated") ?? ends[0])?.[1];
    const paper = to?.closest(".paper");
    if (!paper || ends.length < 2) return;
    const outer = paper.getBoundingClientRect();
    const origin = { left: outer.left + paper.clientLeft, top: outer.top + paper.clientTop, width: paper.clientWidth };
    const box = (element) => {
      const r = element.getClientRects()[0] ?? element.getBoundingClientRect();
      return { left: r.left - origin.left, right: r.right - origin.left, top: r.top - origin.top, bottom: r.bottom - origin.top, x: (r.left + r.right) / 2 - origin.left, y: (r.top + r.bottom) / 2 - origin.top };
    };
    const svg = shape("svg", { class: "lines", "aria-hidden": "true" });
    const target = box(to);
    const seen = new Set([to]);
    for (const [role, element] of ends) {
      if (seen.has(element) || !paper.contains(element)) continue;
      seen.add(element);
      const [d, x, y] = curve(box(element), target, origin.width);
      svg.append(shape("path", { class: role, d }), shape("circle", { cx: x, cy: y, r: 3 }));
    }
    paper.append(svg);
  }

  // A line from one box to another that keeps off the text between them (far ones run in the margin of the paper, which is `width` wide); with its first point.
  function curve(from, to, width) {
    const dy = to.y - from.y;
    if (Math.abs(dy) < 6) {
      const lift = Math.min(from.top, to.top) - 12 - Math.min(30, Math.abs(to.x - from.x) / 12);
      return [`M${from.x} ${from.top}C${from.x} ${lift} ${to.x} ${lift} ${to.x} ${to.top}`, from.x, from.top];
    }
    if (Math.abs(to.x - from.x) < 60) {
      const out = Math.max(from.right, to.right) + 14 + Math.min(70, Math.abs(dy) / 6);
      return [`M${from.right} ${from.y}C${out} ${from.y} ${out} ${to.y} ${to.right} ${to.y}`, from.right, from.y];
    }
    if (Math.abs(dy) > 320) {
      const right = (from.x + to.x) / 2 > width / 2;
      const rail = right ? width - 14 : 14;
      const side = right ? 1 : -1;
      const down = Math.sign(dy) * 12;
      const [a, b] = [from.bottom + 7, to.bottom + 7]; // between the lines of text
      return [
        `M${from.x} ${from.bottom}Q${from.x} ${a} ${from.x + side * 8} ${a}H${rail - side * 12}Q${rail} ${a} ${rail} ${a + down}` +
          `V${b - down}Q${rail} ${b} ${rail - side * 12} ${b}H${to.x + side * 8}Q${to.x} ${b} ${to.x} ${to.bottom}`,
        from.x,
        from.bottom,
      ];
    }
    const start = dy > 0 ? from.bottom : from.top;
    const end = dy > 0 ? to.top : to.bottom;
    const bend = (end - start) / 2;
    return [`M${from.x} ${start}C${from.x} ${start + bend} ${to.x} ${end - bend} ${to.x} ${end}`, from.x, start];
  }

  let waiting = false;
  function redraw() {
    if (waiting || !chosen.length) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  }

  // Findings
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

  // The details of a number
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

  // Filter
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

  // Documents
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

  // The findings as ticks along the scroll bar, by the chunk that they stand in.
  const marks = byId("document").parentElement.querySelector(".map");
  function map() {
    marks.replaceChildren();
    if (!sheet) return;
    const height = main.scrollHeight;
    for (const item of items) {
      if (item.hidden || item.closest(".list").hidden) continue;
      const places = findings[item.id];
      const place = (places.find(([role]) => role === "stated") ?? places[0])?.[1];
      const element = place && elements(place)[0];
      const chunk = element?.closest(".chunk");
      if (!chunk) continue;
      const blocks = chunk.children;
      let block = element;
      while (block.parentElement !== chunk) block = block.parentElement;
      let fraction = [...blocks].indexOf(block) / blocks.length;
      const row = element.closest("tr");
      if (row) fraction += row.rowIndex / row.closest("table").rows.length / blocks.length;
      const paper = chunk.parentElement;
      const y = paper.offsetTop + chunk.offsetTop + fraction * chunk.offsetHeight;
      const tickMark = make("a", { href: `#${item.id}`, class: item.dataset.severity, tabindex: "-1", title: item.querySelector(".message").textContent });
      tickMark.style.setProperty("top", `${(100 * y) / height}%`);
      tickMark.addEventListener("click", (event) => {
        event.preventDefault();
        open(item);
      });
      marks.append(tickMark);
    }
    tick();
  }
  function tick() {
    for (const each of marks.children) each.classList.toggle("open", opened !== null && each.getAttribute("href") === `#${opened.id}`);
  }

  // Events
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

  // Start
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
})();
