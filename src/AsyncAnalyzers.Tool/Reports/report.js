"use strict";

const table = document.getElementById("sites");
const body = table.tBodies[0];
const headers = [...table.tHead.rows[0].cells];

// The order is part of the address, so that it can be linked to: #sort=rule, or #sort=-rule for the other way round.
function sort() {
  const [, descending, key] = /^#sort=(-?)(\w+)$/.exec(location.hash) ?? [];
  const column = headers.findIndex((header) => header.dataset.key === key);
  if (column < 0) {
    return;
  }

  const textOf = (row) => row.cells[column].textContent;
  const rows = [...body.rows].sort((a, b) => textOf(a).localeCompare(textOf(b), "en", { numeric: true }));
  body.append(...(descending ? rows.reverse() : rows));
  for (const [index, header] of headers.entries()) {
    header.setAttribute("aria-sort", index !== column ? "none" : descending ? "descending" : "ascending");
  }
}

for (const header of headers) {
  header.querySelector("button").addEventListener("click", () => {
    const descending = header.getAttribute("aria-sort") === "ascending";
    location.hash = `sort=${descending ? "-" : ""}${header.dataset.key}`;
  });
}

const filter = document.getElementById("filter");
filter.addEventListener("input", () => {
  const words = filter.value.toLowerCase().split(/\s+/);
  let shown = 0;
  for (const row of body.rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
    shown += row.hidden ? 0 : 1;
  }

  document.getElementById("shown").textContent = shown;
});

window.addEventListener("hashchange", sort);
sort();
