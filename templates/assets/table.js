// Long tables: type to narrow the rows, walk the matrix with the arrow keys. Without this script every row stands there and
// every link is reached with Tab. Words come from the page: `data-filter` labels the box, `data-shown` tells how many rows
// are left, with #1 for those and #2 for all.
(function () {
  'use strict';

  function folded(text) {
    return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  }

  function narrowing(part) {
    var rows = Array.from(part.querySelectorAll('tbody tr, details')).filter(function (row) {
      return !row.querySelector('[scope=rowgroup]');
    }).map(function (row) { return {row: row, text: folded(row.textContent)}; });
    if (rows.length < 8) return;
    var line = document.createElement('p'), label = document.createElement('label');
    var box = document.createElement('input'), count = document.createElement('output');
    line.className = 'filter';
    label.textContent = part.dataset.filter;
    box.type = 'search';
    box.autocomplete = 'off';
    count.setAttribute('aria-live', 'polite');
    label.append(box);
    line.append(label, count);
    part.prepend(line);

    function narrow() {
      var wanted = box.value.split(/\s+/).map(folded).filter(Boolean), shown = 0;
      rows.forEach(function (one) {
        one.row.hidden = !wanted.every(function (word) { return one.text.includes(word); });
        if (!one.row.hidden) ++shown;
      });
      // What is left without rows goes too: the heading in a table, the table, the section.
      part.querySelectorAll('tbody, .scroll, section').forEach(function (group) {
        group.hidden = !rows.some(function (one) { return !one.row.hidden && group.contains(one.row); });
      });
      count.textContent = wanted.length ? part.dataset.shown.replace('#1', shown).replace('#2', rows.length) : '';
      try {
        history.replaceState(null, '', location.pathname + (box.value ? '?filter=' + encodeURIComponent(box.value) : '') + location.hash);
      } catch (refused) { /* a page opened as a file keeps its address */ }
    }

    box.addEventListener('input', narrow);
    box.addEventListener('keydown', function (event) {
      if (event.key !== 'Escape' || !box.value) return;
      box.value = '';
      narrow();
      event.preventDefault();
    });
    box.value = new URLSearchParams(location.search).get('filter') || '';
    if (box.value) narrow();
  }

  // One stop for Tab; arrows go from link to link along the row and the column, Home and End to its ends.
  function walking(table) {
    var grid = Array.from(table.rows, function (row) {
      return Array.from(row.cells, function (cell) { return cell.querySelector('a'); });
    });
    var steps = {ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0]};

    function from(row, column, step) {
      do {
        row += step[0];
        column += step[1];
      } while (grid[row] && column >= 0 && column < grid[0].length && !grid[row][column]);
      return grid[row] && grid[row][column];
    }

    function end(row, step) {
      for (var at = step > 0 ? 0 : grid[row].length - 1; at >= 0 && at < grid[row].length; at += step) {
        if (grid[row][at]) return grid[row][at];
      }
    }

    var links = Array.from(table.querySelectorAll('a')), current = links[0];
    if (!current) return;
    links.forEach(function (link) { link.tabIndex = link === current ? 0 : -1; });
    table.addEventListener('focusin', function (event) {
      if (!event.target.matches('a')) return;
      current.tabIndex = -1;
      current = event.target;
      current.tabIndex = 0;
    });
    table.addEventListener('keydown', function (event) {
      var cell = event.target.closest('td, th');
      if (!cell || event.altKey || event.metaKey || event.shiftKey) return;
      var row = cell.parentNode.rowIndex, all = event.ctrlKey, next;
      if (event.key === 'Home') next = all ? links[0] : end(row, 1);
      else if (event.key === 'End') next = all ? links[links.length - 1] : end(row, -1);
      else if (steps[event.key] && !all) next = from(row, cell.cellIndex, steps[event.key]);
      else return;
      event.preventDefault();
      if (next) next.focus();
    });
    var keys = document.getElementById('keys');
    if (!keys) return;
    keys.hidden = false;
    table.setAttribute('aria-describedby', 'keys');
  }

  document.querySelectorAll('[data-filter]').forEach(narrowing);
  document.querySelectorAll('table.matrix').forEach(walking);
})();
