/** Send what a reader thinks of an answer or a citation without leaving the page. */
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-rating]");
  if (!form) return;
  event.preventDefault();
  const fields = new FormData(form, event.submitter);
  const rating = fields.getAll("rating").at(-1);
  const comment = fields.get("comment");
  const response = await fetch(`/api${new URL(form.action).pathname}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ citation: Number(fields.get("citation")), rating: rating || null, comment }),
  }).catch(() => null);
  if (response?.ok) showRating(form, rating);
  say(form, response?.ok ? (rating || comment ? form.dataset.rated : form.dataset.takenBack) : form.dataset.failed);
});

function showRating(form, rating) {
  form.querySelector("input[name=rating]").value = rating;
  for (const button of form.querySelectorAll("button[name=rating]")) {
    const isPressed = button.dataset.value === rating;
    button.setAttribute("aria-pressed", String(isPressed));
    button.value = isPressed ? "" : button.dataset.value;
  }
}

function say(form, text) {
  const said = form.querySelector(".rating-said");
  said.textContent = text;
  said.hidden = false;
  document.getElementById("status").textContent = text;
}
