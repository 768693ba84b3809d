// tfm: net10.0
// nullable
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

public class Node
{
    private readonly Func<string?, string?> _f = x => x;
    public void D() { _f.BeginInvoke("x", OnD, null); }
    private void OnD(IAsyncResult ar) { object? st = ar.AsyncState; Console.WriteLine(st ?? _f.EndInvoke(ar)); }
    public string K(bool go)
    {
        IAsyncResult? r = null;
        if (go) r = _f.BeginInvoke("k", null, null);
        return r != null ? _f.EndInvoke(r) ?? "null" : "not started";
    }
    public void E() { _f.BeginInvoke("x", OnE, new List<string?> { null }); }
    private void OnE(IAsyncResult ar) { var st = (List<string?>?)ar.AsyncState; Console.WriteLine((st?.Count ?? 0) + (_f.EndInvoke(ar) ?? "")); }
    public void R(Stream s, byte[] b, object? tag) { s.BeginRead(b, 0, b.Length, OnR, tag); s.BeginRead(b, 0, b.Length, OnR, null); }
    private void OnR(IAsyncResult ar) { if (ar.AsyncState is string t) Console.WriteLine(t); }
    private IAsyncResult? _pending;
    public void Start() { _pending = _f.BeginInvoke("p", null, null); }
    public string? Stop() { if (_pending == null) return null; var v = _f.EndInvoke(_pending); _pending = null; return v; }
}
public static class Program
{
    public static void Main() { Console.WriteLine("ok"); }
}
