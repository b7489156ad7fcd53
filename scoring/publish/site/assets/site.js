// What pages can do beyond being read: theme, sorting, searching, filtering, folding the tree. Nothing here is needed to read.
"use strict";
(function () {
  var KEY = "scoring-theme";
  var root = document.documentElement;

  function remembered() { try { return localStorage.getItem(KEY); } catch (error) { return null; } }
  function remember(theme) { try { localStorage.setItem(KEY, theme); } catch (error) { /* a file has no storage */ } }
  function all(selector, inside) { return Array.prototype.slice.call((inside || document).querySelectorAll(selector)); }

  var theme = remembered();
  if (theme === "dark" || theme === "light") { root.dataset.theme = theme; }

  function isDark() {
    if (root.dataset.theme) { return root.dataset.theme === "dark"; }
    return matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function themeButton(button) {
    function show() { button.setAttribute("aria-pressed", String(isDark())); }
    button.hidden = false;
    show();
    button.addEventListener("click", function () {
      root.dataset.theme = isDark() ? "light" : "dark";
      remember(root.dataset.theme);
      show();
    });
  }

  // Letters without their accents: who types "phong tho" finds "Phong Thổ".
  function folded(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  }

  function counted(number) { return number.toLocaleString(root.lang === "en" ? "en" : "vi"); }

  // Sorting: by the stated number, by the place in the Vietnamese order, or by what is seen.
  function stated(cell) {
    var data = cell.dataset;
    var inner = cell.querySelector("[data-score],[data-grade]");
    if (data.s !== undefined) { return Number(data.s); }
    if (cell.classList.contains("move")) { return moved(cell.textContent); }
    if (inner && inner.dataset.grade !== undefined) { return gradeOrder(inner); }
    var value = inner ? inner.dataset.score : data.rank !== undefined ? data.rank : data.percent !== undefined ? data.percent : data.points;
    if (value === undefined) { value = cell.textContent.replace(/[%\s.]/g, function (sign) { return sign === "." && root.lang === "en" ? "." : ""; }).replace(",", ".").replace("−", "-").replace("–", ""); }
    if (value === "") { return null; }
    return isNaN(Number(value)) ? cell.textContent.trim() : Number(value);
  }
  function moved(text) {
    var places = Number(text.replace(/[^0-9]/g, ""));
    return text.indexOf("–") >= 0 ? null : text.indexOf("▼") >= 0 ? -places : places;
  }
  function gradeOrder(chip) {
    var found = /\bg([0-9])\b/.exec(chip.className);
    return found ? Number(found[1]) : null;
  }

  function sortable(table, redraw) {
    var body = table.tBodies[0];
    all("thead th", table).forEach(function (head, index) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var numbers = head.classList.contains("n") && index > 0;
        var down = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : numbers;
        all("thead th[aria-sort]", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        var rows = Array.prototype.slice.call(body.rows).map(function (row) { return [stated(row.cells[index]), row]; });
        rows.sort(function (one, other) {
          var a = one[0], b = other[0];
          if (a === null || b === null) { return (a === null) - (b === null); }
          var order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "vi");
          return down ? -order : order;
        });
        var sorted = document.createDocumentFragment();
        rows.forEach(function (pair) { sorted.appendChild(pair[1]); });
        body.appendChild(sorted);
        redraw();
      });
    });
  }

  // The rows that fit, as Excel opens them by a double click: with a byte order mark, in Vietnamese parted by semicolons.
  function cellText(cell) {
    var inner = cell.querySelector("[data-score],[data-grade]") || cell;
    var given = cell.dataset, number = inner.dataset.score;
    [given.rank, given.percent, given.points].forEach(function (value) { if (number === undefined) { number = value; } });
    if (number !== undefined) { return root.lang === "vi" ? number.replace(".", ",") : number; }
    var text = (cell.querySelector("a") || inner).textContent.trim().replace(/\s+/g, " ");
    return /^[=+\-@]/.test(text) ? "'" + text : text;
  }
  function codeText(code) { return /^[0-9]+$/.test(code) ? '="' + code + '"' : /^[=+\-@]/.test(code) ? "'" + code : code; }  // zeros in front stay
  function download(table, rows, source) {
    function line(cells) {
      var quoted = cells.map(function (text) { return /[",;\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text; });
      return quoted.join(root.lang === "vi" ? ";" : ",");
    }
    function headText(head) { var long = head.querySelector("abbr"); return long ? long.title : head.textContent.trim(); }
    var name = all("thead th", table).findIndex(function (head) { return !head.classList.contains("n"); });
    function withCode(cells, code) { cells.splice(name, 0, code); return cells; }
    var lines = [withCode(all("thead th", table).map(headText), table.dataset.code)];
    rows.forEach(function (row) { lines.push(withCode(all("th, td", row).map(cellText), codeText(row.dataset.unit))); });
    var sample = document.querySelector(".sample");
    lines.push([source]);
    if (sample) { lines.push([sample.textContent.trim()]); }
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + lines.map(line).join("\r\n") + "\r\n"], { type: "text/csv" }));
    link.download = "xep-hang.csv";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  // Searching and filtering; of a long table only the first rows are drawn until all are asked for.
  function ranking(table) {
    var controls = document.querySelector('[data-for="' + table.id + '"]');
    var status = document.querySelector('[data-status="' + table.id + '"]');
    var more = document.querySelector('[data-more="' + table.id + '"]');
    var search = controls && controls.querySelector("input[type=search]");
    var filters = controls ? all("select", controls) : [];
    var limit = Number(table.dataset.limit) || Infinity;
    var body = table.tBodies[0];
    var texts = new Map();

    function text(row) {
      if (!texts.has(row)) { texts.set(row, folded(all("th, td.group", row).map(function (cell) { return cell.textContent; }).join(" "))); }
      return texts.get(row);
    }
    function passes(row) {
      return filters.every(function (filter) {
        if (!filter.value) { return true; }
        if (filter.dataset.filter === "grade") { return row.querySelector("[data-grade]").dataset.grade === filter.value; }
        return all("td.group", row)[Number(filter.dataset.filter)].dataset.s === filter.value;
      });
    }
    // What is searched and filtered stands in the address: a link that is passed on shows the same rows.
    function kept() {
      var found = new URLSearchParams();
      if (search && search.value) { found.set("q", search.value); }
      filters.forEach(function (filter) { if (filter.value) { found.set(filter.id, filter.value); } });
      return String(found) && "?" + found;
    }
    function keep() {
      var asked = kept();
      try { history.replaceState(null, "", location.pathname + asked + location.hash); } catch (error) { /* the address stays */ }
      all(".lang a").forEach(function (link) { link.search = asked; });
    }
    function recall() {
      var given = new URLSearchParams(location.search);
      if (search && given.get("q")) { search.value = given.get("q"); }
      filters.forEach(function (filter) {
        var known = all("option", filter).some(function (option) { return option.value === given.get(filter.id); });
        if (known) { filter.value = given.get(filter.id); }
      });
    }
    function draw() {
      var asked = search ? folded(search.value).split(/\s+/).filter(Boolean) : [];
      var matching = 0, shown = 0;
      Array.prototype.forEach.call(body.rows, function (row) {
        var fits = asked.every(function (word) { return text(row).indexOf(word) >= 0; }) && passes(row);
        matching += fits;
        row.fits = fits;
        row.hidden = !fits || shown >= limit;
        shown += !row.hidden;
      });
      if (status) {
        var words = matching ? status.dataset.words : status.dataset.none;
        status.textContent = words.replace("{shown}", counted(shown)).replace("{count}", counted(body.rows.length));
      }
      if (more) {
        more.hidden = shown >= matching;
        more.textContent = more.dataset.words.replace("{count}", counted(matching));
      }
    }
    if (controls) {
      controls.hidden = false;
      recall();
      keep();
      controls.addEventListener("input", function () { draw(); keep(); });
      all("[data-csv]", controls).forEach(function (button) {
        button.addEventListener("click", function () {
          download(table, all("tbody tr", table).filter(function (row) { return row.fits; }), button.dataset.csv);
        });
      });
      all("[data-clear]", controls).forEach(function (button) {
        button.addEventListener("click", function () {
          search.value = "";
          filters.forEach(function (filter) { filter.value = ""; });
          draw();
          keep();
          search.focus();
        });
      });
    }
    if (more) { more.addEventListener("click", function () { limit = Infinity; draw(); }); }
    if (body.rows.length <= limit) { limit = Infinity; }
    sortable(table, draw);
    draw();
  }

  // The score tree: a button at every branch folds what is below it.
  function tree(table) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var words = table.dataset.open;
    function depth(row) { var found = /\bd([0-9]+)\b/.exec(row.className); return found ? Number(found[1]) : -1; }
    function below(index) {
      var found = [];
      for (var next = index + 1; next < rows.length && depth(rows[next]) > depth(rows[index]); next++) { found.push(next); }
      return found;
    }
    function set(index, open) {
      rows[index].fold.setAttribute("aria-expanded", String(open));
      draw();
    }
    function draw() {
      var closed = Infinity;
      rows.forEach(function (row) {
        var own = depth(row);
        if (own <= closed) { closed = Infinity; }
        row.hidden = own > closed;
        if (closed === Infinity && row.fold && row.fold.getAttribute("aria-expanded") === "false") { closed = own; }
      });
    }
    rows.forEach(function (row, index) {
      if (!row.classList.contains("branch") || !below(index).length) { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.className = "fold";
      button.setAttribute("aria-label", words + ": " + row.dataset.node);
      row.fold = button;
      button.setAttribute("aria-expanded", String(depth(row) < 1));
      button.addEventListener("click", function () { set(index, button.getAttribute("aria-expanded") === "false"); });
      row.cells[0].insertBefore(button, row.cells[0].firstChild);
    });
    function every(open) {
      rows.forEach(function (row) { if (row.fold) { row.fold.setAttribute("aria-expanded", String(open)); } });
      draw();
    }
    function reveal() {
      var target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
      if (!target || !table.contains(target)) { return; }
      var index = rows.indexOf(target);
      for (var above = index - 1, own = depth(target); above >= 0 && own > 0; above--) {
        if (depth(rows[above]) < own) { own = depth(rows[above]); if (rows[above].fold) { rows[above].fold.setAttribute("aria-expanded", "true"); } }
      }
      draw();
      target.scrollIntoView();
    }
    all('[data-for="tree"]').forEach(function (controls) { controls.hidden = false; });
    all("[data-tree]").forEach(function (button) {
      button.addEventListener("click", function () { every(button.dataset.tree === "open"); });
    });
    window.addEventListener("hashchange", reveal);
    draw();
    reveal();
  }

  // What a screen reader says of an area of the map, below it for who reads.
  function map(drawing) {
    var told = document.querySelector("[data-map-told]");
    function tell(event) {
      var area = event.target.closest("a");
      if (area) { told.textContent = area.getAttribute("aria-label"); }
    }
    drawing.addEventListener("focusin", tell);
    drawing.addEventListener("mouseover", tell);
  }

  // On paper nothing is folded.
  function printing() {
    var closed = [];
    window.addEventListener("beforeprint", function () {
      closed = all("details:not([open])");
      closed.forEach(function (details) { details.open = true; });
    });
    window.addEventListener("afterprint", function () {
      closed.forEach(function (details) { details.open = false; });
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    all("[data-theme-toggle]").forEach(themeButton);
    all("table[data-sortable]").forEach(function (table) {
      if (table.id === "ranking") { ranking(table); } else { sortable(table, function () {}); }
    });
    all("table.score").forEach(tree);
    all("svg.map").forEach(map);
    printing();
  });
})();
