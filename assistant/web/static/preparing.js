const EVERY_MILLISECONDS = 1000;

/** While the assistant is being prepared, ask again and again; then take over what the page says by then. */
export async function watchPreparation() {
  if (!document.getElementById("preparing")) return;
  const language = document.documentElement.lang;
  for (;;) {
    const response = await fetch(`/ready?lang=${language}`).catch(() => null);
    if (response?.ok) break;
    if (response && (await response.json()).type.endsWith(":failed-start")) break;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MILLISECONDS));
  }
  const page = await fetch(`/?lang=${language}`, { headers: { Accept: "text/html" } });
  const now = new DOMParser().parseFromString(await page.text(), "text/html");
  for (const id of ["plan-lines", "plan-choice", "state"]) {
    document.getElementById(id).replaceChildren(...now.getElementById(id).childNodes);
  }
  const status = document.getElementById("status");
  status.textContent = document.getElementById("state").textContent.trim() || status.dataset.ready;
}
