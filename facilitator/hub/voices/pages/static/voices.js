// Says while somebody gives points how many are left. Without it the hub says so afterwards.

function count(form) {
  const given = new FormData(form);
  let sum = 0;
  for (const [name, value] of given) {
    if (/^c\d+$/.test(name)) {
      sum += Math.max(0, Number(value) || 0);
    }
  }
  return Number(form.dataset.points) - sum;
}

function words(said, left) {
  if (left === 0) {
    return said.none;
  }
  const [one, many] = left > 0 ? [said.one, said.many] : [said.overOne, said.overMany];
  const number = Math.abs(left);
  return (number === 1 ? one : many).replace("{count}", number);
}

function show(form) {
  const left = count(form);
  const place = form.querySelector(".pointsleft");
  const text = words(place.dataset, left);
  place.hidden = false;
  place.classList.toggle("over", left < 0);
  if (place.textContent !== text) {
    place.textContent = text;
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-points]");
  if (form !== null) {
    show(form);
  }
});

document.querySelectorAll("form[data-points]").forEach(show);
