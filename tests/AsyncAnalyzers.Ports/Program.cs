using AsyncAnalyzers.Ports;
using AsyncAnalyzers.Testing;

if (args is not [var repositories, .. var names])
{
    Console.Error.WriteLine("Name the folder that has the repositories, as docs/ported.md says, and the libraries if not all are meant.");
    return 2;
}

if (Mono.MissingReason is { } reason)
{
    Console.Error.WriteLine(reason);
    return 2;
}

using var feed = new PackageFeed();
PortTable.PrintHead();
var lost = false;
foreach (var library in Library.All.Where(l => names.Length == 0 || names.Contains(l.Name)))
{
    var port = Port.Make(library, repositories, feed);
    PortTable.Print(port);
    lost |= port.Lost.Any();
}

return lost ? 1 : 0;
