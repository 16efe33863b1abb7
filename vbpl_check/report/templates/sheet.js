"use strict";
// Search in the tables. The page reads in full without this script.
(() => {
  const $ = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const sections = [...document.querySelectorAll(".section")].map((box) => ({ box, rows: null, title: "" }));

  function rowsOf(section) {
    if (!section.rows) {
      section.title = fold(section.box.querySelector("h3").textContent);
      section.rows = [...section.box.querySelectorAll("tbody tr")].map((row) => [row, fold(row.textContent)]);
    }
    return section.rows;
  }

  function filter() {
    const words = fold($("search").value).split(/\s+/).filter(Boolean);
    let any = false;
    for (const section of sections) {
      let shown = 0;
      for (const [row, text] of rowsOf(section)) {
        const fits = words.every((word) => text.includes(word) || section.title.includes(word));
        if (row.hidden === fits) row.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      section.box.hidden = !shown;
      any = any || shown > 0;
    }
    for (const chapter of document.querySelectorAll(".chapter")) {
      chapter.hidden = !chapter.querySelector(".section:not([hidden])");
    }
    $("no-match").hidden = any || !sections.length;
  }

  let waiting = 0;
  $("search").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target === $("search")) {
      if (event.key === "Escape") $("search").blur();
      return;
    }
    if (event.key === "/") { event.preventDefault(); $("search").focus(); }
  });
  document.documentElement.classList.add("with-js");
  if ($("search").value) filter();
})();
