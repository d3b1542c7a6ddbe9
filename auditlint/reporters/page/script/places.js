// What the page knows: its data, the elements that show each place, and what each place belongs to.
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
let ends = []; // where lines end: [role, first element]
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
