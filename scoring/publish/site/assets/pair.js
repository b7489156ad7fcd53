// Two units side by side: each has its numbers in a script of its own, which hands them to scoringUnit.
"use strict";
(function () {
  var NOTHING = "–", MINUS = "−";
  var known = new Map();
  var waiting = new Map();

  window.scoringUnit = function (unit) { known.set(unit.code, unit.rows); };

  // Calls back once the numbers of a unit are there; with whether they are.
  function load(code, file, ready) {
    if (known.has(code)) { ready(true); return; }
    if (waiting.has(code)) { waiting.get(code).push(ready); return; }
    waiting.set(code, [ready]);
    var script = document.createElement("script");
    function end() {
      var asked = waiting.get(code);
      waiting.delete(code);
      asked.forEach(function (call) { call(known.has(code)); });
    }
    script.onload = end;
    script.onerror = end;
    script.src = file;
    document.head.appendChild(script);
  }

  document.addEventListener("DOMContentLoaded", function () {
    var table = document.getElementById("pair");
    var status = document.querySelector("[data-shown]");
    var grades = JSON.parse(table.dataset.grades);
    var vietnamese = document.documentElement.lang === "vi";
    var selects = ["a", "b"].map(function (side) { return document.getElementById("unit-" + side); });

    function chosen(select) { return select.options[select.selectedIndex]; }
    function nameOf(select) { return chosen(select).textContent.replace(/ \([^()]*\)$/, ""); }
    function shown(kind, value) {
      if (!value) { return NOTHING; }
      if (kind === "grade") { return grades[value]; }
      return (vietnamese ? value.replace(".", ",") : value).replace("-", MINUS);
    }
    // Whole steps, so that no digit is lost: "72.54" is 7254.
    function ahead(kind, one, other) {
      if (kind === "loss") { var swapped = one; one = other; other = swapped; }  // who lost less is ahead
      else if (kind !== "number") { return ""; }
      if (!one || !other) { return ""; }
      var digits = (one.split(".")[1] || "").length;
      var steps = BigInt(one.replace(".", "")) - BigInt(other.replace(".", ""));
      if (!steps) { return "="; }
      var text = String(steps).replace("-", "").padStart(digits + 1, "0");
      var number = digits ? text.slice(0, -digits) + "." + text.slice(-digits) : text;
      return (steps > 0 ? "+" : MINUS) + shown(kind, number);
    }
    function fill() {
      var both = selects.map(function (select) { return known.get(select.value); });
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row, index) {
        var one = both[0][index], other = both[1][index], kind = row.dataset.kind, cells = row.cells;
        var maxima = [one[1], other[1]].filter(Boolean).map(function (value) { return shown(kind, value); });
        var difference = ahead(kind, one[0], other[0]);
        cells[1].textContent = shown(kind, one[0]);
        cells[2].textContent = shown(kind, other[0]);
        cells[3].textContent = maxima.filter(function (value, place) { return maxima.indexOf(value) === place; }).join(" / ");
        cells[4].textContent = difference;
        cells[4].className = "n" + (difference.charAt(0) === "+" ? " up" : difference.charAt(0) === MINUS ? " down" : "");
      });
      selects.forEach(function (select) {
        document.querySelector('[data-name="' + select.id.slice(-1) + '"]').textContent = nameOf(select);
      });
      status.textContent = status.dataset.shown.replace("{one}", nameOf(selects[0])).replace("{other}", nameOf(selects[1]));
    }
    function show() {
      var asked = selects.map(function (select) { return select.value; }).join("\n");
      selects.forEach(function (select) {
        load(select.value, table.dataset.units + encodeURIComponent(chosen(select).dataset.file) + ".js", function (found) {
          if (asked !== selects.map(function (one) { return one.value; }).join("\n")) { return; }  // another was chosen since
          if (!found) { status.textContent = status.dataset.lost.replace("{one}", nameOf(select)); return; }
          if (selects.every(function (one) { return known.has(one.value); })) { fill(); }
        });
      });
    }
    // Which two are compared stands in the address: a link that is passed on shows the same ones.
    function keep() {
      var asked = "?" + new URLSearchParams({ a: selects[0].value, b: selects[1].value });
      try { history.replaceState(null, "", location.pathname + asked); } catch (error) { /* the address stays */ }
      document.querySelector(".lang a").search = asked;
    }
    function recall() {
      var given = new URLSearchParams(location.search), unknown = null;
      ["a", "b"].forEach(function (side, place) {
        var code = given.get(side);
        var found = Array.prototype.some.call(selects[place].options, function (option) { return option.value === code; });
        if (found) { selects[place].value = code; } else if (code) { unknown = code; }
      });
      return unknown;
    }

    var unknown = recall();
    document.querySelector('[data-for="pair"]').hidden = false;
    document.querySelector("[data-swap]").addEventListener("click", function () {
      var first = selects[0].value;
      selects[0].value = selects[1].value;
      selects[1].value = first;
      keep();
      show();
    });
    selects.forEach(function (select) { select.addEventListener("change", function () { keep(); show(); }); });
    if (unknown !== null) { status.textContent = status.dataset.unknown.replace("{unit}", unknown); return; }
    keep();
    show();
  });
})();
