const field = document.getElementById("conversation-id");
const links = document.querySelectorAll(".languages a");
let kept = "";

/** Go on with the conversation that a reply belongs to; if it is kept, at its own address, so that it survives a reload. */
export function follow(reply) {
  field.value = reply.dataset.conversation;
  if (reply.dataset.kept === undefined) return;
  kept = `/conversations/${field.value}`;
  atItsAddress();
  for (const link of links) link.href = `${kept}?lang=${link.lang}`;
}

function atItsAddress() {
  if (kept && location.pathname !== kept) history.replaceState(history.state, "", kept);
}

// The way back out of the plan leads to an entry of before the first answer.
addEventListener("popstate", atItsAddress);
