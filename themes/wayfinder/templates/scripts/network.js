{# Without network: who wants a file that is not on this device is told so, before the browser shows a page of its own. #}

  const isFolder = location.protocol === "file:";
  {# Pages are what the worker answers for. #}
  const isPage = ({ href, pathname }) => href.startsWith(root) && /(\/|\.html)$/.test(pathname);

  async function worker() {
    const found = !isFolder && (await navigator.serviceWorker?.getRegistration(root).catch(() => null));
    return found?.scope === root && found;
  }

  async function wanted(event) {
    const link = event.target.closest?.("a");
    if (navigator.onLine || event.defaultPrevented || !link?.protocol.startsWith("http") || isPage(link)) return;
    event.preventDefault();
    const isKept = await worker();
    const file = isKept && link.href.startsWith(root) && (await caches.match(link.href));
    if (file) handOver(await file.blob(), link);
    else if (isKept || isFolder) toast(say("offline_toast"));
    else link.cloneNode().click();
  }

  {# No worker is asked for a download. #}
  function handOver(file, { pathname }) {
    const href = URL.createObjectURL(file);
    Object.assign(element("a", ""), { href, download: pathname.split("/").pop() }).click();
  }

  function network() {
    document.addEventListener("click", wanted);
  }
