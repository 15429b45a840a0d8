// What a mark of a drawing tells, shown on hover and on focus; arrow keys go from mark to mark.
// Without this script the marks are links with titles, and the list beside the drawing tells the same.
const tip = document.createElement("div");
tip.className = "tip";
tip.id = "tip";
tip.hidden = true;
tip.setAttribute("role", "tooltip");
document.body.append(tip);

for (const drawing of document.querySelectorAll(".drawing")) prepare(drawing);

function prepare(drawing) {
  const marks = [...drawing.querySelectorAll("a.mark")];
  if (drawing.closest("#view")) drawing.scrollLeft = drawing.scrollWidth; // of a long time the newest is seen first
  for (const mark of marks) {
    const title = mark.querySelector("title");
    if (!title) continue;
    mark.dataset.told = title.textContent;
    mark.setAttribute("aria-label", title.textContent);
    title.remove();
  }
  marks[0]?.setAttribute("tabindex", "0");
  drawing.addEventListener("pointerover", (event) => show(event.target.closest("a.mark"), event));
  drawing.addEventListener("pointerleave", hide);
  drawing.addEventListener("focusin", (event) => show(event.target.closest("a.mark")));
  drawing.addEventListener("focusout", hide);
  drawing.addEventListener("keydown", (event) => step(event, marks));
}

function show(mark, at) {
  if (!mark?.dataset.told) return hide();
  const box = mark.getBoundingClientRect();
  tip.textContent = mark.dataset.told;
  tip.hidden = false;
  const x = at ? at.clientX : box.left, below = (at ? at.clientY : box.bottom) + 14;
  tip.style.left = `${Math.max(8, Math.min(x + 8, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${below + tip.offsetHeight < innerHeight ? below : Math.max(8, box.top - tip.offsetHeight - 8)}px`;
}

function hide() {
  tip.hidden = true;
}

function step(event, marks) {
  if (event.key === "Escape") return hide();
  const here = marks.indexOf(event.target.closest("a.mark"));
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const to = { Home: 0, End: marks.length - 1 }[event.key] ?? here + by;
  if (here < 0 || !marks[to]) return;
  marks[here].setAttribute("tabindex", "-1");
  marks[to].setAttribute("tabindex", "0");
  marks[to].focus();
  event.preventDefault();
}

addEventListener("scroll", hide, { passive: true });
