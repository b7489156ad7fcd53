// What makes pages of fields comfortable; everything essential works without: each row has its own button.
"use strict";
(function () {
  var PREFIX = "scoring-kept:";
  var body = document.body;

  function all(selector, inside) { return Array.prototype.slice.call((inside || document).querySelectorAll(selector)); }

  // The tree: only what is left.
  all("[data-filter]").forEach(function (filter) {
    filter.hidden = false;
    filter.querySelector("input").addEventListener("change", function (event) {
      body.classList.toggle("only-left", event.target.checked);
    });
  });

  // All lines of a form ticked at once.
  all("input[data-all]").forEach(function (tick) {
    tick.hidden = false;
    tick.addEventListener("change", function () {
      all("input[type=checkbox][name]", tick.closest("form")).forEach(function (one) { one.checked = tick.checked; });
    });
  });

  // A row is stated when its fields are left, or something was chosen in it.
  function isChanged(form) { return form.dataset.changed === "1"; }
  function keep(form) {
    if (isChanged(form) && window.htmx) { form.dataset.changed = ""; window.htmx.trigger(form, "keep"); }
  }
  all("form[data-row]").forEach(function (form) {
    form.addEventListener("input", function () { form.dataset.changed = "1"; remember(form); });
    form.addEventListener("focusout", function (event) {
      if (!form.contains(event.relatedTarget)) { keep(form); }
    });
  });

  // What was typed while the line or the session was lost stays in this browser: by person, unit and row, and with
  // the moment of the row it was typed upon. It goes with logging out.
  function key(form) { return PREFIX + body.dataset.person + ":" + body.dataset.unit + ":" + form.dataset.row; }
  function values(form) {
    var found = {};
    new FormData(form).forEach(function (value, name) { if (name !== "csrfmiddlewaretoken") { found[name] = value; } });
    return found;
  }
  function remember(form) {
    try { localStorage.setItem(key(form), JSON.stringify(values(form))); } catch (error) { /* a browser without storage */ }
  }
  function forget(form) { try { localStorage.removeItem(key(form)); } catch (error) { /* the same */ } }
  function remembered(form) { try { return JSON.parse(localStorage.getItem(key(form)) || "null"); } catch (error) { return null; } }

  function fill(form, kept) {
    all("input, textarea", form).forEach(function (field) {
      if (field.name === "csrfmiddlewaretoken" || !field.name) { return; }
      if (field.type === "radio" || field.type === "checkbox") { field.checked = kept[field.name] === field.value; }
      else { field.value = kept[field.name] === undefined ? "" : kept[field.name]; }
    });
    form.dataset.changed = "1";
  }

  var notice = document.querySelector("[data-connection]");
  function tell(words) { if (notice) { notice.textContent = words || ""; notice.hidden = !words; } }

  function sendKept() {
    all("form[data-row]").forEach(function (form) {
      var kept = remembered(form);
      if (!kept) { return; }
      fill(form, kept);
      tell(notice && notice.dataset.kept);
      keep(form);
    });
  }

  // What is wrong stands at its field too, and goes from there once it is right.
  function showErrors(form) {
    all("[data-error]", form).forEach(function (slot) {
      var said = form.querySelector(".live [data-at='" + slot.dataset.error + "']");
      var field = slot.parentNode.querySelector("input:not([type=radio], [type=checkbox]), textarea");
      slot.textContent = said ? said.textContent : "";
      if (field && said) { field.setAttribute("aria-invalid", "true"); }
      if (field && !said) { field.removeAttribute("aria-invalid"); }
    });
  }

  function isPlain(answer) { return (answer.getResponseHeader("Content-Type") || "").indexOf("text/plain") === 0; }
  document.addEventListener("htmx:afterRequest", function (event) {
    var form = event.target.closest("form[data-row]");
    if (!form) { return; }
    if (event.detail.successful) { forget(form); tell(""); showErrors(form); return; }
    remember(form);
    form.dataset.changed = "1";
    var status = event.detail.xhr ? event.detail.xhr.status : 0;
    if (status === 401) { tell(notice && notice.dataset.out); }
    else if (status === 0) { tell(notice && notice.dataset.lost); }
    else { tell(isPlain(event.detail.xhr) ? event.detail.xhr.responseText : notice && notice.dataset.failed); }
  });
  // Who states theirs over another's: kept in the form, since what is on its way may replace the button meanwhile.
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[name=over]");
    if (!button || !window.htmx) { return; }
    event.preventDefault();
    var form = button.closest("form");
    var over = form.querySelector("input[name=over]") || form.appendChild(document.createElement("input"));
    over.type = "hidden";
    over.name = "over";
    over.value = button.value;
    window.htmx.trigger(form, "keep");
  });
  // What is half typed and thrown away goes from this browser too; the page comes anew with what stands.
  document.addEventListener("click", function (event) {
    var button = event.target.closest("form[data-row] button[name=drop]");
    if (!button) { return; }
    event.preventDefault();
    var form = button.closest("form");
    var drop = form.appendChild(document.createElement("input"));
    drop.type = "hidden";
    drop.name = "drop";
    drop.value = button.value;
    form.dataset.changed = "";
    forget(form);
    form.submit();
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    var over = event.target.querySelector("input[name=over]");
    if (over && event.target.matches("form[data-row]") && event.detail.successful) { over.remove(); }
  });
  // What is refused is shown where it belongs, not thrown away.
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.xhr.status === 409) { event.detail.shouldSwap = true; event.detail.isError = false; }
  });
  // Who works by keyboard stays where they were: what takes the place of the button they are on has the focus.
  document.addEventListener("htmx:beforeSwap", function (event) {
    var form = event.detail.target.closest("form[data-row]");
    if (form) { form.dataset.focused = event.detail.target.contains(document.activeElement) ? "1" : ""; }
  });
  document.addEventListener("htmx:afterSettle", function (event) {
    var form = event.target.closest("form[data-row]");
    if (!form || form.dataset.focused !== "1") { return; }
    form.dataset.focused = "";
    var now = form.querySelector(".conflict") || form.querySelector("button.save");
    if (now && document.activeElement === body) { now.focus({ preventScroll: true }); }
  });
  window.addEventListener("online", sendKept);
  window.addEventListener("load", sendKept);

  // A reason given before is put into the field where it is chosen; none stands there by itself.
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[data-reason]");
    if (!button) { return; }
    var field = document.getElementById(button.dataset.reason);
    field.value = button.textContent;
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // Left and right go to the page before and after, unless a field or a table that scrolls has the keys.
  document.addEventListener("keydown", function (event) {
    var to = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    var busy = event.target.closest("input, textarea, select, button, summary, .scroll");
    if (!to || busy || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    var link = document.querySelector("a[rel=" + to + "]");
    if (link) { link.click(); }
  });

  // Logging out takes what is kept here with it: who has something unsent is asked first.
  all("form[data-leaving]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      var mine = Object.keys(localStorage).filter(function (name) { return name.indexOf(PREFIX) === 0; });
      if (mine.length && !window.confirm(form.dataset.leaving)) { event.preventDefault(); return; }
      mine.forEach(function (name) { localStorage.removeItem(name); });
    });
  });
})();
