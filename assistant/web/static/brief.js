// Adds to the brief without leaving the page, and changes a brief without losing one's place in it.

document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-add]")) {
    event.preventDefault();
    add(event.target);
  } else if (event.target.matches("form[data-brief]")) {
    event.preventDefault();
    change(event.target, event.submitter);
  }
});

async function add(form) {
  const button = form.querySelector("button");
  const added = await fetch(form.action, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
    headers: { Accept: "application/json" },
  }).then((response) => response.ok, () => false);
  button.textContent = added ? button.dataset.added : button.dataset.failed;
  button.removeAttribute("aria-label");
  const status = document.getElementById("status");
  if (status) status.textContent = button.textContent;
}

async function change(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  let response;
  try {
    response = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } });
  } catch {
    form.submit();
    return;
  }
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const brief = page.getElementById("brief");
  if (!brief) {
    document.getElementById("main").replaceWith(page.getElementById("main"));
    return;
  }
  const item = button?.closest("[data-item]")?.dataset.item;
  const [action] = (button?.value ?? "").split(":");
  document.getElementById("brief").replaceWith(brief);
  history.replaceState(null, "", response.url);
  document.title = page.title;
  focusOn(brief, item, action);
}

// After a move the focus stays on the same button of the item that moved, or its other one at the end of the list.
function focusOn(brief, item, action) {
  const moved = item && brief.querySelector(`[data-item="${CSS.escape(item)}"]`);
  const button = moved?.querySelector(`button[value^="${action}:"]`) ?? moved?.querySelector("button");
  (button ?? document.getElementById("main")).focus({ preventScroll: !button });
}
