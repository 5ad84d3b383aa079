// The line above the question says which plans are asked, as they are chosen.
document.addEventListener("change", (event) => {
  const choice = event.target.closest(".plan-choice");
  if (!choice) return;
  const titles = [...choice.querySelectorAll("input:checked + span")].map((title) => title.textContent);
  choice.querySelector(".plan-choice-chosen").textContent = titles.join(choice.dataset.separator) || choice.dataset.all;
});

// Once a question is asked there is more to read than to choose.
document.addEventListener("submit", () => document.querySelector(".plan-choice")?.removeAttribute("open"));
