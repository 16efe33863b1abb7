"use strict";
// Search, filters, the neighbours of a node and the map. Every word of a document is set as text, never as markup.
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const { nodes, edges, documents, texts, kinds, statuses } = data;
  const total = nodes.document.length;
  const ROW = 46;
  const PAGE = 60;
  const DIEU = data.keys.indexOf("dieu");

  // ---- structure: a node's subtree is a range, because nodes stand in reading order
  const ends = new Int32Array(total);
  for (let i = total - 1; i >= 0; i -= 1) {
    if (ends[i] < i + 1) ends[i] = i + 1;
    const above = nodes.parent[i];
    if (above >= 0 && ends[above] < ends[i]) ends[above] = ends[i];
  }
  const byEnd = (ends_) => {
    const heads = new Int32Array(total + 1);
    for (const at of ends_) heads[at + 1] += 1;
    for (let i = 0; i < total; i += 1) heads[i + 1] += heads[i];
    const next = heads.slice();
    const order = new Int32Array(ends_.length);
    ends_.forEach((at, edge) => { order[next[at]] = edge; next[at] += 1; });
    return { heads, order };
  };
  const outgoing = byEnd(edges.source);
  const incoming = byEnd(edges.target);

  const partName = (i) => data.levels[nodes.level[i]].replace("{label}", nodes.label[i] === "1" && data.keys[nodes.level[i]] === "kem_theo" ? "" : nodes.label[i]).trim();
  function nameOf(i) {
    const parts = [];
    let inArticle = false;
    for (let at = i; at >= 0 && nodes.level[at] > 0; at = nodes.parent[at]) {
      const above = nodes.level[at] > 0 && nodes.level[at] < DIEU;
      if (!(inArticle && above)) parts.push(partName(at));
      inArticle = inArticle || nodes.level[at] === DIEU;
    }
    const name = parts.join(" ") || documents[nodes.document[i]][0];
    return name[0].toUpperCase() + name.slice(1);
  }

  // ---- filters
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  let folded = null;
  let shownKinds = kinds.map(() => true);
  let shownStatus = statuses.map(() => true);
  let list = [];
  let current = -1;
  let cursor = 0;

  function haystack() {
    if (folded) return folded;
    const named = documents.map((entry) => fold(`${entry[0]} ${entry[1]}`));
    folded = nodes.words.map((words, i) => {
      const place = nodes.level[i] ? ` ${nameOf(i)}` : "";
      return fold(`${words} ${nodes.text[i]}${place} `) + named[nodes.document[i]];
    });
    return folded;
  }

  function linked(i) {
    for (const side of [outgoing, incoming]) {
      for (let at = side.heads[i]; at < side.heads[i + 1]; at += 1) if (shownKinds[edges.kind[side.order[at]]]) return true;
    }
    return false;
  }

  function filter() {
    const words = fold($("search").value).split(/\s+/).filter(Boolean);
    const wanted = $("document").value === "" ? -1 : Number($("document").value);
    const only = $("linked").checked;
    for (const box of document.querySelectorAll("input[name=kind]")) shownKinds[kinds.indexOf(box.value)] = box.checked;
    for (const box of document.querySelectorAll("input[name=status]")) shownStatus[statuses.indexOf(box.value)] = box.checked;
    const hay = words.length ? haystack() : null;
    list = [];
    for (let i = 0; i < total; i += 1) {
      if (wanted >= 0 && nodes.document[i] !== wanted) continue;
      if (!shownStatus[nodes.status[i]] || (only && !linked(i))) continue;
      if (hay && !words.every((word) => hay[i].includes(word))) continue;
      list.push(i);
    }
    $("count").textContent = list.length ? texts.found.replace("{count}", list.length).replace("{total}", total) : texts["nothing-found"];
    cursor = Math.max(0, list.indexOf(current));
    $("list").scrollTop = 0;
    $("rows").style.setProperty("height", `${list.length * ROW}px`);
    drawRows();
    focusOn(current, false);
  }

  // ---- the list draws only the rows that are seen
  function drawRows() {
    const box = $("list");
    const first = Math.max(0, Math.floor(box.scrollTop / ROW) - 4);
    const last = Math.min(list.length, Math.ceil((box.scrollTop + box.clientHeight) / ROW) + 4);
    const made = [];
    for (let at = first; at < last; at += 1) {
      const i = list[at];
      const row = document.createElement("div");
      row.className = "row";
      row.id = `r${at}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", String(i === current));
      row.setAttribute("aria-posinset", at + 1);
      row.setAttribute("aria-setsize", list.length);
      row.style.setProperty("top", `${at * ROW}px`);
      row.dataset.at = at;
      const name = nodes.level[i] ? `${nameOf(i)} · ${documents[nodes.document[i]][0]}` : nameOf(i);
      row.append(element("b", name), element("span", nodes.words[i]));
      made.push(row);
    }
    $("rows").replaceChildren(...made);
    if (list.length) box.setAttribute("aria-activedescendant", `r${cursor}`);
    else box.removeAttribute("aria-activedescendant");
  }

  function element(tag, text, kind) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }

  function moveTo(at) {
    if (!list.length) return;
    cursor = Math.min(Math.max(at, 0), list.length - 1);
    const box = $("list");
    if (cursor * ROW < box.scrollTop) box.scrollTop = cursor * ROW;
    if ((cursor + 1) * ROW > box.scrollTop + box.clientHeight) box.scrollTop = (cursor + 1) * ROW - box.clientHeight;
    open(list[cursor]);
  }

  // ---- a node with its neighbours
  function open(i) {
    if (`#n${i}` === location.hash) focusOn(i, true);
    else location.hash = `n${i}`;
  }

  function focusOn(i, move) {
    current = i;
    const page = $("focus");
    if (i < 0 || i >= total) { page.replaceChildren(); draw(); return; }
    const entry = documents[nodes.document[i]];
    const made = [];
    const crumbs = element("p", "", "crumbs");
    const line = [];
    for (let at = nodes.parent[i]; at >= 0; at = nodes.parent[at]) line.unshift(at);
    for (const at of line) crumbs.append(opener(at, nodes.level[at] ? partName(at) : entry[0]), "›");
    made.push(crumbs, element("h2", nodes.level[i] ? nameOf(i) : entry[0]));
    const chip = element("span", "", `chip ${statuses[nodes.status[i]]}`);
    chip.textContent = statusNames.get(statuses[nodes.status[i]]) ?? "";
    const about = element("p", "", "note");
    about.append(chip, ` ${nodes.level[i] ? `${entry[0]} · ${entry[1]}` : entry[2]}${nodes.quoted[i] ? ` · ${texts.quoted}` : ""}`);
    made.push(about);
    for (const words of [nodes.words[i], nodes.text[i]]) if (words) made.push(element("p", words, "quote"));
    const before = made.length;
    for (const [way, side] of [["out", outgoing], ["in", incoming]]) made.push(...groups(i, way, side));
    if (made.length === before) made.push(element("p", texts["no-links"], "note"));
    const children = [];
    for (let at = i + 1; at < ends[i]; at = ends[at]) children.push([at, "", i]);
    if (children.length) made.push(...section(texts.inside, "", children, i));
    page.replaceChildren(...made);
    if (move) page.scrollTop = 0;
    for (const row of $("rows").children) row.setAttribute("aria-selected", String(list[row.dataset.at] === i));
    if (move) reveal(i);
    draw();
  }

  function groups(i, way, side) {
    const found = kinds.map(() => []);
    for (let at = side.heads[i]; at < side.heads[ends[i]]; at += 1) {
      const edge = side.order[at];
      const [here, there] = way === "out" ? [edges.source[edge], edges.target[edge]] : [edges.target[edge], edges.source[edge]];
      const inner = there >= i && there < ends[i];
      if (shownKinds[edges.kind[edge]] && !(inner && way === "in")) found[edges.kind[edge]].push([there, edges.why[edge], here]);
    }
    return found.flatMap((rows, kind) => (rows.length ? section(texts[`${way}-${kinds[kind]}`], kinds[kind], rows, i) : []));
  }

  function section(title, kind, rows, i) {
    const head = element("h3", title, kind);
    head.append(" ", element("span", String(rows.length)));
    const box = element("ul", "", "links");
    let shown = 0;
    const more = element("button", "", "more");
    more.type = "button";
    function add() {
      for (const [there, why, here] of rows.slice(shown, shown + PAGE)) {
        const item = element("li");
        const button = opener(there, "");
        const other = nodes.document[there] === nodes.document[i] ? "" : ` · ${documents[nodes.document[there]][0]}`;
        button.append(element("b", nameOf(there)), `${nodes.level[there] ? other : ""} ${nodes.words[there].slice(0, 140)}`);
        const from = here === i ? "" : `${nameOf(here)}: `;
        if (why || from) button.append(element("em", `${from}${why ? `“${why}”` : ""}`));
        item.append(button);
        box.append(item);
      }
      shown = Math.min(shown + PAGE, rows.length);
      more.textContent = texts.more.replace("{count}", rows.length - shown);
      more.hidden = shown >= rows.length;
    }
    more.addEventListener("click", add);
    add();
    return [head, box, more];
  }

  function opener(i, text) {
    const button = element("button", text);
    button.type = "button";
    button.addEventListener("click", () => open(i));
    return button;
  }

  const statusNames = new Map([...document.querySelectorAll("input[name=status]")].map((box) => [box.value, box.closest("label").children[2].textContent]));

  // ---- the map: places are computed beforehand, the browser only draws
  const canvas = $("map");
  const pen = canvas.getContext("2d");
  const HEAD = 16;
  const xs = new Float32Array(total);
  const ys = new Float32Array(total);
  let wide = 1;
  let high = 1;
  for (const [, , , first, count, columns, x, y] of documents) {
    for (let k = 0; k < count; k += 1) {
      xs[first + k] = x + (k % columns) * data.cell + data.cell / 2;
      ys[first + k] = y + HEAD + Math.floor(k / columns) * data.cell + data.cell / 2;
    }
    wide = Math.max(wide, x + columns * data.cell);
    high = Math.max(high, y + HEAD + Math.ceil(count / columns) * data.cell);
  }
  const view = { x: 0, y: 0, scale: 1 };
  let waiting = 0;
  let settled = 0;
  let moving = false;

  function fit() {
    const box = canvas.getBoundingClientRect();
    view.scale = Math.min(box.width / wide, box.height / high, 2) * 0.96 || 1;
    view.x = (box.width - wide * view.scale) / 2;
    view.y = (box.height - high * view.scale) / 2;
  }

  function reveal(i) {
    const box = canvas.getBoundingClientRect();
    const [x, y] = [xs[i] * view.scale + view.x, ys[i] * view.scale + view.y];
    if (x > 20 && y > 20 && x < box.width - 20 && y < box.height - 20) return;
    view.x += box.width / 2 - x;
    view.y += box.height / 2 - y;
  }

  function draw() {
    if (!waiting) waiting = requestAnimationFrame(paint);
  }

  function touch() {
    moving = true;
    clearTimeout(settled);
    settled = setTimeout(() => { moving = false; draw(); }, 160);
    draw();
  }

  const colours = (names) => {
    const style = getComputedStyle(document.documentElement);
    return names.map((name) => style.getPropertyValue(`--${name}`).trim());
  };

  function paint() {
    waiting = 0;
    const box = canvas.getBoundingClientRect();
    const ratio = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(box.width * ratio) || canvas.height !== Math.round(box.height * ratio)) {
      canvas.width = Math.round(box.width * ratio);
      canvas.height = Math.round(box.height * ratio);
    }
    const [ink, soft, wash] = colours(["ink", "soft", "wash"]);
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, box.width, box.height);
    pen.setTransform(ratio * view.scale, 0, 0, ratio * view.scale, ratio * view.x, ratio * view.y);
    pen.fillStyle = wash;
    for (const [, , , , count, columns, x, y] of documents) {
      pen.fillRect(x - 2, y, columns * data.cell + 4, HEAD + Math.ceil(count / columns) * data.cell + 2);
    }
    paintEdges();
    paintDots();
    paintNames(ink, soft);
  }

  function paintDots() {
    const size = Math.max(3, Math.min(7, 2.2 / view.scale));
    colours(statuses).forEach((colour, status) => {
      if (!shownStatus[status]) return;
      pen.fillStyle = colour;
      for (let i = 0; i < total; i += 1) {
        if (nodes.status[i] !== status) continue;
        const s = nodes.level[i] ? size : size + 2;
        pen.fillRect(xs[i] - s / 2, ys[i] - s / 2, s, s);
      }
    });
  }

  function paintEdges() {
    const palette = colours(kinds);
    const near = current >= 0;
    if (!moving) {
      pen.globalAlpha = near ? 0.05 : Math.min(0.5, 1500 / (edges.kind.length + 1));
      pen.lineWidth = 0.8 / view.scale;
      kinds.forEach((_, kind) => { if (shownKinds[kind]) lines(palette[kind], (edge) => edges.kind[edge] === kind, edges.kind.length, (k) => k); });
    }
    pen.globalAlpha = 1;
    if (!near) return;
    pen.lineWidth = 1.6 / view.scale;
    for (const side of [outgoing, incoming]) {
      const [from, to] = [side.heads[current], side.heads[ends[current]]];
      kinds.forEach((_, kind) => {
        if (shownKinds[kind]) lines(palette[kind], (edge) => edges.kind[edge] === kind, to - from, (k) => side.order[from + k]);
      });
    }
    pen.strokeStyle = colours(["focus"])[0];
    pen.lineWidth = 3 / view.scale;
    const r = Math.max(8, 7 / view.scale);
    pen.strokeRect(xs[current] - r, ys[current] - r, 2 * r, 2 * r);
  }

  function lines(colour, fits, count, edgeAt) {
    pen.strokeStyle = colour;
    pen.beginPath();
    for (let k = 0; k < count; k += 1) {
      const edge = edgeAt(k);
      if (!fits(edge)) continue;
      pen.moveTo(xs[edges.source[edge]], ys[edges.source[edge]]);
      pen.lineTo(xs[edges.target[edge]], ys[edges.target[edge]]);
    }
    pen.stroke();
  }

  function paintNames(ink, soft) {
    if (view.scale < 0.35) return;
    pen.font = "600 10px sans-serif";
    pen.textBaseline = "top";
    const chosen = current >= 0 ? nodes.document[current] : -1;
    documents.forEach(([name, , , , , columns, x, y], at) => {
      pen.fillStyle = at === chosen ? ink : soft;
      pen.fillText(shortened(name, columns * data.cell), x, y + 3);
    });
  }

  const fitting = new Map();
  function shortened(name, room) {
    const key = `${room} ${name}`;
    if (!fitting.has(key)) {
      const number = name.split(" ").find((part) => /\d.*\//.test(part));
      let text = number && pen.measureText(name).width > room ? number : name;
      while (text.length > 4 && pen.measureText(`${text}…`).width > room + 4) text = text.slice(0, -1);
      fitting.set(key, text === name || text === number ? text : `${text}…`);
    }
    return fitting.get(key);
  }

  function nodeAt(x, y) {
    const [px, py] = [(x - view.x) / view.scale, (y - view.y) / view.scale];
    for (const [, , , first, count, columns, left, top] of documents) {
      const column = Math.floor((px - left) / data.cell);
      const row = Math.floor((py - top - HEAD) / data.cell);
      if (column < 0 || column >= columns || px < left || py < top) continue;
      if (py < top + HEAD) return first;
      if (row * columns + column < count) return first + row * columns + column;
    }
    return -1;
  }

  function zoom(factor, x, y) {
    const scale = Math.min(8, Math.max(0.02, view.scale * factor));
    view.x = x - ((x - view.x) * scale) / view.scale;
    view.y = y - ((y - view.y) * scale) / view.scale;
    view.scale = scale;
    touch();
  }

  let held = null;
  canvas.addEventListener("pointerdown", (event) => {
    held = { x: event.offsetX, y: event.offsetY, moved: false };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!held) {
      const i = nodeAt(event.offsetX, event.offsetY);
      canvas.title = i < 0 ? "" : `${nodes.level[i] ? `${nameOf(i)}, ` : ""}${documents[nodes.document[i]][0]}`;
      return;
    }
    const [dx, dy] = [event.offsetX - held.x, event.offsetY - held.y];
    if (!held.moved && Math.abs(dx) + Math.abs(dy) < 4) return;
    held = { x: event.offsetX, y: event.offsetY, moved: true };
    view.x += dx;
    view.y += dy;
    touch();
  });
  canvas.addEventListener("pointerup", (event) => {
    const i = held && !held.moved ? nodeAt(event.offsetX, event.offsetY) : -1;
    held = null;
    if (i >= 0) open(i);
  });
  canvas.addEventListener("pointercancel", () => { held = null; });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * 0.0015), event.offsetX, event.offsetY);
  }, { passive: false });
  const STEP = 60;
  const moves = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
  canvas.addEventListener("keydown", (event) => {
    const box = canvas.getBoundingClientRect();
    if (Object.hasOwn(moves, event.key)) {
      view.x += moves[event.key][0];
      view.y += moves[event.key][1];
      touch();
    } else if (event.key === "+" || event.key === "=") zoom(1.3, box.width / 2, box.height / 2);
    else if (event.key === "-") zoom(1 / 1.3, box.width / 2, box.height / 2);
    else if (event.key === "0") { fit(); touch(); }
    else return;
    event.preventDefault();
  });
  new ResizeObserver(() => { draw(); drawRows(); }).observe(canvas);

  // ---- events
  let pending = 0;
  $("filters").addEventListener("input", () => { clearTimeout(pending); pending = setTimeout(filter, 100); });
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("list").addEventListener("scroll", drawRows, { passive: true });
  $("list").addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (row) { cursor = Number(row.dataset.at); open(list[cursor]); }
  });
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };
  function listKeys(event) {
    if (event.key === "Enter") {
      if (list.length) { open(list[cursor]); $("focus").focus({ preventScroll: true }); }
    } else if (Object.hasOwn(steps, event.key) && !(event.target === $("search") && (event.key === "Home" || event.key === "End"))) {
      moveTo(current === list[cursor] ? cursor + steps[event.key] : cursor);
    } else return;
    event.preventDefault();
  }
  $("list").addEventListener("keydown", listKeys);
  $("search").addEventListener("keydown", listKeys);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.matches?.("input, select")) {
      if (event.key === "Escape") event.target.blur();
    } else if (event.key === "/") {
      event.preventDefault();
      $("search").focus();
    }
  });
  const fromHash = () => {
    const found = /^#n(\d+)$/.exec(location.hash);
    focusOn(found ? Math.min(Number(found[1]), total - 1) : current, true);
    cursor = Math.max(0, list.indexOf(current));
    drawRows();
  };
  window.addEventListener("hashchange", fromHash);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);

  fit();
  filter();
  if (location.hash) fromHash();
  else if (total) focusOn(0, false);
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
})();
