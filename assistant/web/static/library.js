// While a plan is taken in, the list says how far that is, and shows the plan when it can be asked.
const EVERY_MILLISECONDS = 1000;

async function watch() {
  while (document.getElementById("progress").dataset.running !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MILLISECONDS));
    const response = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!response?.ok) continue;
    const now = new DOMParser().parseFromString(await response.text(), "text/html");
    const [progress, news] = [document, now].map((page) => page.getElementById("progress"));
    progress.replaceChildren(...news.childNodes);
    if (news.dataset.running === undefined) delete progress.dataset.running;
    document.querySelector(".plans").replaceWith(now.querySelector(".plans"));
  }
}

watch();
