// Shows places together: all of them highlighted, the stated one in view, lines from the others to it.
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
