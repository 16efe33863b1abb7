"use strict";
// Filters, keyboard and decisions. The page reads in full without this script.
(() => {
  const SCHEMA = "vbpl-check/review/1";
  const DECISIONS = ["confirmed", "rejected", "unsure", "withdrawn"];
  const $ = (id) => document.getElementById(id);
  const texts = $("texts").dataset;
  const say = (name, slots) => (texts[name] || "").replace(/\{(\w+)\}/g, (whole, key) => slots?.[key] ?? whole);
  const cards = [...document.querySelectorAll(".card")];
  const live = cards.filter((card) => !card.classList.contains("suppressed"));
  const byId = new Map(cards.map((card) => [card.dataset.id, card]));
  const decisions = new Map();
  let current = null;

  // ---- what is kept: one key a finding, so that two windows do not overwrite each other
  const memory = new Map();
  const store = {
    get(key) {
      try { return localStorage.getItem(key); } catch { return memory.get(key) ?? null; }
    },
    set(key, value) {
      try {
        if (value === null) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
      } catch {
        memory.set(key, value);
        status(say("unsaved"));
      }
    },
  };
  const keyOf = (id) => `${SCHEMA}/${id}`;

  function status(text) { $("status").textContent = text; }

  function clean(raw) {
    if (!raw || typeof raw !== "object" || !DECISIONS.includes(raw.decision)) return null;
    const word = (value) => (typeof value === "string" ? value.slice(0, 2000) : "");
    return { decision: raw.decision, reason: word(raw.reason), reviewer: word(raw.reviewer), date: word(raw.date) };
  }

  function load(id) {
    try { return clean(JSON.parse(store.get(keyOf(id)))); } catch { return null; }
  }

  function keep(id, value) {
    if (value) decisions.set(id, value);
    else decisions.delete(id);
    store.set(keyOf(id), value ? JSON.stringify(value) : null);
    show(byId.get(id));
    tally();
  }

  // ---- decisions on the page
  const blank = $("triage").content.firstElementChild;
  for (const card of cards) {
    const known = load(card.dataset.id);
    if (known) decisions.set(card.dataset.id, known);
    card.append(blank.cloneNode(true));
    show(card);
  }

  // A decision that was taken back is exported too: the file of decisions may hold it from before.
  function decided(id) {
    const known = decisions.get(id);
    return known && known.decision !== "withdrawn" ? known : null;
  }

  function show(card) {
    const known = decided(card.dataset.id);
    card.dataset.decision = known ? known.decision : "open";
    for (const button of card.querySelectorAll("[data-decision]")) {
      button.setAttribute("aria-pressed", String(button.dataset.decision === known?.decision));
    }
    const reason = card.querySelector(".reason");
    if (document.activeElement !== reason) reason.value = known ? known.reason : "";
    const when = known?.date ? new Date(known.date) : null;
    const day = when && !Number.isNaN(when.getTime()) ? when.toLocaleDateString(document.documentElement.lang) : "";
    card.querySelector(".by").textContent = [known?.reviewer, day].filter(Boolean).join(", ");
  }

  function decide(card, decision) {
    const known = decided(card.dataset.id);
    if (!decision || known?.decision === decision) {
      if (!known && !("reviewed" in card.dataset)) return;
      return keep(card.dataset.id, { decision: "withdrawn", reason: "", ...signature() });
    }
    keep(card.dataset.id, { decision, reason: card.querySelector(".reason").value, ...signature() });
  }

  function signature() {
    return { reviewer: $("reviewer").value.trim(), date: now() };
  }

  // The time with the zone of the reviewer, so that the day is the one on their calendar.
  function now() {
    const time = new Date();
    const zone = -time.getTimezoneOffset();
    const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
    const local = new Date(time.getTime() + zone * 60000).toISOString().slice(0, 19);
    return `${local}${zone < 0 ? "-" : "+"}${two(zone / 60)}:${two(zone % 60)}`;
  }

  function setReason(card) {
    const known = decided(card.dataset.id);
    const reason = card.querySelector(".reason").value;
    if (known && known.reason !== reason) keep(card.dataset.id, { ...known, reason, ...signature() });
    else if (!known && reason) keep(card.dataset.id, { decision: "unsure", reason, ...signature() });
  }

  function tally() {
    const done = live.filter((card) => decided(card.dataset.id)).length;
    $("decided").textContent = done;
    $("progress").value = done;
    const counts = { open: 0, confirmed: 0, rejected: 0, unsure: 0 };
    for (const card of live) counts[card.dataset.decision] += 1;
    for (const box of document.querySelectorAll("input[name=decision]")) {
      box.closest("label").querySelector(".n").textContent = counts[box.value];
      const share = live.length ? Math.round((100 * counts[box.value]) / live.length) : 0;
      box.closest("label").querySelector("rect").setAttribute("width", share);
    }
  }

  // ---- filters
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const folded = new Map();
  function wordsOf(card) {
    if (!folded.has(card)) folded.set(card, fold(card.textContent));
    return folded.get(card);
  }

  const chosen = (name) => new Set([...document.querySelectorAll(`input[name=${name}]:checked`)].map((box) => box.value));

  function filter() {
    const severities = chosen("severity");
    const types = chosen("type");
    const states = chosen("decision");
    const wanted = $("document").value;
    const words = fold($("search").value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const data = card.dataset;
      const fits =
        (!severities.size || severities.has(data.severity)) &&
        (!types.size || types.has(data.type)) &&
        (!states.size || states.has(data.decision)) &&
        (!wanted || data.documents.split(" ").includes(wanted)) &&
        words.every((word) => wordsOf(card).includes(word));
      if (card.hidden === fits) card.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    $("shown").textContent = shown === cards.length ? shown : say("shown", { shown, total: cards.length });
    $("no-match").hidden = shown > 0 || !cards.length;
  }

  let waiting = 0;
  function filterSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  }

  // ---- moving
  function go(step) {
    const visible = cards.filter((card) => !card.hidden);
    if (!visible.length) return;
    const at = visible.indexOf(current);
    const next = at < 0 ? (step > 0 ? 0 : visible.length - 1) : Math.min(Math.max(at + step, 0), visible.length - 1);
    select(visible[next]);
    visible[next].focus({ preventScroll: true });
    visible[next].scrollIntoView({ block: "start", behavior: "instant" });
  }

  function select(card) {
    if (current === card) return;
    current?.classList.remove("current");
    current = card;
    current?.classList.add("current");
  }

  function target() {
    if (!current || current.hidden) go(1);
    return current && !current.hidden ? current : null;
  }

  // ---- export and import
  function exportAll() {
    const rows = cards
      .filter((card) => decisions.has(card.dataset.id))
      .map((card) => ({ id: card.dataset.id, ...decisions.get(card.dataset.id), finding: JSON.parse(card.dataset.told) }));
    const body = JSON.stringify({ schema: SCHEMA, decisions: rows }, null, 1) + "\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([body], { type: "application/json" }));
    link.download = "vbpl-check-review.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    status(say("exported", { count: rows.length }));
  }

  async function importFile(file) {
    let found = null;
    try { found = JSON.parse(await file.text()); } catch { found = null; }
    if (found?.schema !== SCHEMA || !Array.isArray(found.decisions)) return status(say("badFile", { file: file.name }));
    let taken = 0;
    let other = 0;
    for (const row of found.decisions) {
      const value = clean(row);
      if (!value || typeof row.id !== "string") continue;
      const known = decisions.get(row.id) ?? (byId.has(row.id) ? null : load(row.id));
      if (known && new Date(known.date) > new Date(value.date)) continue; // the later decision stays
      if (byId.has(row.id)) { keep(row.id, value); taken += 1; }
      else { store.set(keyOf(row.id), JSON.stringify(value)); other += 1; }
    }
    filter();
    status(say("imported", { count: taken, other }));
  }

  // ---- events
  document.addEventListener("click", (event) => {
    const card = event.target.closest?.(".card");
    if (!card) return;
    select(card);
    const button = event.target.closest("[data-decision]");
    if (button && button !== card) decide(card, button.dataset.decision);
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest?.(".card");
    if (card) select(card);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches(".reason")) setReason(event.target.closest(".card"));
  });
  $("filters").addEventListener("input", filterSoon);
  $("filters").addEventListener("reset", filterSoon);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("export").addEventListener("click", exportAll);
  $("import").addEventListener("click", () => $("file").click());
  $("file").addEventListener("change", (event) => {
    if (event.target.files[0]) importFile(event.target.files[0]);
    event.target.value = "";
  });
  $("help").addEventListener("click", () => $("keys").showModal());
  $("reviewer").addEventListener("change", (event) => store.set(`${SCHEMA}:reviewer`, event.target.value.trim()));
  window.addEventListener("storage", (event) => {
    const id = event.key?.startsWith(`${SCHEMA}/`) ? event.key.slice(SCHEMA.length + 1) : null;
    if (!id || !byId.has(id)) return;
    const value = load(id);
    if (value) decisions.set(id, value);
    else decisions.delete(id);
    show(byId.get(id));
    tally();
  });
  window.addEventListener("beforeprint", () => {
    for (const more of document.querySelectorAll(".card:not([hidden]) details")) more.open = true;
  });

  const keys = {
    j: () => go(1),
    k: () => go(-1),
    1: () => decideOn("confirmed"),
    2: () => decideOn("rejected"),
    3: () => decideOn("unsure"),
    0: () => decideOn(null),
    r: () => target()?.querySelector(".reason").focus(),
    "/": () => { $("filters").closest("details").open = true; $("search").focus(); },
    "?": () => $("keys").showModal(),
  };
  function decideOn(decision) {
    const card = target();
    if (card) decide(card, decision);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || $("keys").open) return;
    const typing = event.target.matches?.("input:not([type=checkbox]), select, textarea");
    if (typing) {
      if (event.key === "Escape") {
        event.target.blur();
        current?.focus({ preventScroll: true });
      } else if (event.key === "Enter" && event.target.matches(".reason")) {
        event.target.blur();
        event.target.closest(".card").focus({ preventScroll: true });
      }
      return;
    }
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : null;
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.documentElement.classList.add("with-js");
  if (matchMedia("(max-width: 60rem)").matches) $("filters").closest("details").open = false;
  $("reviewer").value = store.get(`${SCHEMA}:reviewer`) ?? "";
  tally();
  filter(); // a browser keeps the boxes that were checked before a reload
})();
