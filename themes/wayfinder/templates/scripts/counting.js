  // The organisers' script that counts visits: not in a folder, nor on a preview, nor for who asks not to be followed.
  function counting() {
    if (location.protocol !== "https:" || navigator.globalPrivacyControl || navigator.doNotTrack === "1") return;
    const script = document.createElement("script");
    for (const [name, value] of {{ site.analytics.data|list|tojson }}) script.setAttribute(`data-${name}`, value);
    script.src = {{ site.analytics.script|tojson }};
    document.head.append(script);
  }

