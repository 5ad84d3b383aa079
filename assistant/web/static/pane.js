const pane = document.getElementById("pane");
const content = document.getElementById("pane-content");
const room = document.getElementById("room");
const narrow = matchMedia("(max-width: 63.99rem)");
let opener = null;

/** Show the plan beside the conversation, at the place the link leads to; on a narrow screen, over it. */
export async function openPane(link) {
  const href = link.getAttribute("href");
  const page = await fetch(href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!page) {
    sayLost();
    return;
  }
  if (!page.ok) {
    location.assign(href);
    return;
  }
  const text = new DOMParser().parseFromString(await page.text(), "text/html");
  content.replaceChildren(text.getElementById("plan-document"));
  if (pane.hidden) history.pushState({ pane: true }, "");
  opener = link;
  setOpen(true);
  link.scrollIntoView({ block: "nearest" });
  const shown = content.querySelector(".shown");
  (shown?.querySelector("mark") ?? content.firstElementChild).scrollIntoView({ block: shown ? "center" : "start" });
  pane.focus({ preventScroll: true });
}

export function preparePane() {
  document.getElementById("pane-close").addEventListener("click", () => history.back());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !pane.hidden) history.back();
  });
  // The way back of a phone or browser closes the pane, too.
  addEventListener("popstate", () => {
    if (!pane.hidden) close();
  });
  narrow.addEventListener("change", () => setOpen(!pane.hidden));
}

function close() {
  setOpen(false);
  // A card that came before the whole answer has been replaced by the answer's own.
  const again = [...document.querySelectorAll("a.opens-plan")].find((link) => link.href === opener?.href);
  (opener?.isConnected ? opener : again)?.focus({ preventScroll: true });
}

function setOpen(open) {
  pane.hidden = !open;
  room.classList.toggle("with-pane", open);
  const covered = open && narrow.matches;
  for (const part of [document.getElementById("main"), document.querySelector("header.top")]) part.inert = covered;
}

function sayLost() {
  const message = document.getElementById("lost").content.cloneNode(true);
  document.getElementById("status").textContent = message.textContent;
  document.getElementById("state").replaceChildren(message);
  document.getElementById("state").scrollIntoView();
}
