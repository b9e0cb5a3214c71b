/** The preview: shows the page, loads it again where the reader is when there is a newer one, and what is wrong below it. */

const page = document.getElementById("page");
const problems = document.getElementById("problems");
const status = document.getElementById("state");
let seen = { number: 0, made: -1 }; // -1: not told yet what the frame shows

// The place of the reader stands behind the # of the address: it is kept there too, for whoever loads all of this again.
page.addEventListener("load", () => {
  document.title = `${page.contentDocument.title} (preview)`;
  page.contentWindow.addEventListener("hashchange", keepPlace);
});
if (location.hash) page.src = `page${location.hash}`;

function keepPlace() {
  history.replaceState(null, "", page.contentWindow.location.hash || " ");
}

function show(state) {
  if (seen.made >= 0 && state.made > seen.made) {
    keepPlace();
    page.contentWindow.location.reload();
  }
  problems.hidden = !state.problems.length;
  problems.querySelector("h2").textContent =
    state.problems.length === 1 ? "1 problem; the page is as it was before" : `${state.problems.length} problems; the page is as it was before`;
  problems.querySelector("ol").replaceChildren(
    ...state.problems.map((text) => {
      const line = document.createElement("li");
      line.textContent = text;
      return line;
    }),
  );
  seen = state;
}

async function follow() {
  for (;;) {
    try {
      const answer = await fetch(`state?after=${seen.number}`, { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.statusText);
      show(await answer.json());
      status.textContent = "";
    } catch {
      status.textContent = "graph serve has ended; what you see stays as it is";
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
}

follow();
