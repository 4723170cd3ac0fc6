/* Gives the keys to the terminal as soon as it is there, and again when somebody comes back to the
   page: nobody has to click first. */
const take = () => document.querySelector("#terminal .xterm-helper-textarea")?.focus({ preventScroll: true });

addEventListener("DOMContentLoaded", () => {
  const terminal = document.getElementById("terminal");
  const watch = new MutationObserver(() => {
    if (terminal.querySelector(".xterm-helper-textarea")) {
      watch.disconnect();
      take();
    }
  });
  watch.observe(terminal, { childList: true, subtree: true });
  take();
});
addEventListener("focus", take);
