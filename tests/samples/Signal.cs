using System;
using System.Threading;

/// <summary>What threads wait for until it was given as often as it is due.</summary>
internal sealed class Signal
{
    private readonly CountdownEvent _due;

    public Signal()
        : this(1)
    {
    }

    public Signal(int times)
    {
        _due = new CountdownEvent(times);
    }

    public void Give()
    {
        _due.Signal();
    }

    /// <summary>Waits, but not for ever.</summary>
    public void Wait()
    {
        if (!_due.Wait(TimeSpan.FromSeconds(10)))
        {
            throw new TimeoutException("Nobody gave the signal.");
        }
    }
}
