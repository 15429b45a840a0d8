// Keys for the review page. Everything they do, the forms and links of the page do without them.
let busy = false; // while a word is on its way, no key says another

const PRESSED = { a: "#accept", r: "#reject", u: "#undo button", j: "#after", k: "#before" };

document.addEventListener("keydown", (event) => {
  const at = event.target;
  if (event.key === "Escape") {
    const edit = at.closest("#edit");
    if (edit) edit.open = false;
    (edit ? edit.querySelector("summary") : document.getElementById("claim"))?.focus();
    return;
  }
  if (busy || event.ctrlKey || event.metaKey || event.altKey || event.repeat || at.matches("input, select, textarea")) return;
  if (event.key === "e") openEdit();
  else if (event.key === "w") document.getElementById("why")?.focus();
  else if (event.key in PRESSED) document.querySelector(PRESSED[event.key])?.click();
  else return;
  event.preventDefault();
});

document.addEventListener("htmx:before:request", () => setBusy(true));
document.addEventListener("htmx:finally:request", () => setBusy(false));

function setBusy(now) {
  busy = now;
  document.getElementById("desk")?.setAttribute("aria-busy", String(now));
}

function openEdit() {
  const edit = document.getElementById("edit");
  if (!edit) return;
  edit.open = true;
  edit.querySelector("select, input:not([type=hidden]), textarea")?.focus();
}

// After a word was said, the next claim stands there: tell what was done and which claim it is, and put the focus on it.
document.addEventListener("htmx:after:swap", () => {
  const wrong = document.getElementById("wrong");
  const claim = document.getElementById("claim");
  const said = document.querySelector("[data-said]");
  const out = document.getElementById("said");
  if (out) out.textContent = [said, claim].map((one) => one?.textContent.trim()).filter(Boolean).join(". ");
  if (!wrong) claim?.focus({ preventScroll: true });
  else document.querySelector("#edit[open] select, #edit[open] input:not([type=hidden])")?.focus();
  document.getElementById("desk")?.scrollIntoView({ block: "nearest" });
});
