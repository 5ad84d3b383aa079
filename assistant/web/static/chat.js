import { follow } from "./conversation.js";
import { openPane, preparePane } from "./pane.js";
import { watchPreparation } from "./preparing.js";
import { serverSentEvents } from "./sse.js";

const conversation = document.getElementById("conversation");
const form = document.getElementById("ask");
const box = document.getElementById("question");
const status = document.getElementById("status");
let busy = false;

document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-correct]")) {
    event.preventDefault();
    return correct(event.submitter.value);
  }
  if (!event.target.matches("form[data-ask]")) return;
  event.preventDefault();
  if (!busy) ask(asked(event.target, event.submitter));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.opens-plan");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    openPane(link);
  }
  const marker = event.target.closest("a.marker");
  if (marker) {
    event.preventDefault();
    document.getElementById(decodeURIComponent(marker.hash.slice(1))).focus();
  }
  const copy = event.target.closest("button.copy");
  if (copy) copyQuote(copy);
});

box.addEventListener("keydown", (event) => {
  // While an input method composes, Enter takes its suggestion; Safari tells it by key code 229 alone.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  form.requestSubmit();
});

function correct(understood) {
  box.value = understood;
  box.focus();
  box.setSelectionRange(understood.length, understood.length);
}

function asked(source, submitter) {
  const fields = new URLSearchParams(new FormData(form));
  if (source !== form) fields.set("question", new FormData(source, submitter).get("question"));
  return fields;
}

async function ask(fields) {
  setBusy(true);
  let turn = null;
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: fields,
      headers: { Accept: "text/event-stream" },
    });
    if (!response.headers.get("content-type").startsWith("text/event-stream")) {
      throw new Error((await response.json()).detail);
    }
    for await (const { name, data } of serverSentEvents(response)) {
      turn = name === "turn" ? beginTurn(data) : turn;
      show[name]?.(turn, data);
    }
    if (turn?.querySelector(".waiting")) throw new TypeError("the stream ended before the answer");
  } catch (error) {
    lost(turn, error, fields);
  }
  setBusy(false);
}

const show = {
  step(turn, text) {
    turn.querySelector(".step").textContent = text;
    status.textContent = text;
  },
  citation(turn, html) {
    turn.querySelector(".cards").insertAdjacentHTML("beforeend", html);
  },
  text(turn, text) {
    turn.querySelector(".text").append(text);
  },
  withdrawn(turn) {
    for (const place of turn.querySelectorAll(".waiting .text, .waiting .cards")) place.replaceChildren();
  },
  answer(turn, html) {
    const reply = settle(turn, html);
    follow(reply);
    for (const button of reply.querySelectorAll("button.copy")) button.hidden = false;
    status.textContent = `${reply.querySelector(".outcome")?.textContent ?? ""} ${reply.querySelector(".text").textContent}`;
  },
  problem(turn, html) {
    const told = settle(turn, html);
    // The conversation is not there any more: the question can be asked again, and begins a new one.
    if (told.dataset.conversation === undefined) return;
    follow(told);
    box.value ||= turn.querySelector(".question").lastChild.textContent.trim();
  },
};

function beginTurn(html) {
  document.getElementById("welcome")?.remove();
  conversation.insertAdjacentHTML("beforeend", html);
  box.value = "";
  box.focus();
  const turn = conversation.lastElementChild;
  turn.scrollIntoView({ block: "start" });
  return turn;
}

function settle(turn, html) {
  turn.querySelector(".waiting").outerHTML = html;
  turn.scrollIntoView({ block: "start" });
  return turn.querySelector(".reply");
}

function lost(turn, error, fields) {
  const message = document.getElementById("lost").content.cloneNode(true);
  // A TypeError is the network's; any other error carries what the server said.
  if (!(error instanceof TypeError)) message.querySelector(".text").textContent = error.message;
  const place = turn?.querySelector(".waiting") ?? document.getElementById("state");
  place.className = "reply told";
  place.replaceChildren(message);
  status.textContent = place.textContent;
  box.value ||= fields.get("question");
}

function setBusy(now) {
  busy = now;
  conversation.setAttribute("aria-busy", String(now));
  form.querySelector(".send").setAttribute("aria-disabled", String(now));
}

async function copyQuote(button) {
  const label = button.textContent;
  const copied = await copyText(button.dataset.copy);
  button.textContent = copied ? button.dataset.copied : button.dataset.failed;
  status.textContent = button.textContent;
  setTimeout(() => (button.textContent = label), 2000);
}

async function copyText(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
  // Over plain HTTP a browser offers no clipboard, but still copies what is selected.
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}

document.getElementById("keys").hidden = false;
for (const button of document.querySelectorAll("button.copy")) button.hidden = false;
preparePane();
watchPreparation();
