namespace AsyncAnalyzers.Rewriting.Refusals;

/// <summary>
/// The reasons for which no fix is offered. The pages of the rules name those that they have, and docs/refusals.md explains each.
/// </summary>
public enum RefusalReason
{
    /// <summary>The async result goes where it cannot be followed.</summary>
    ResultEscapes,

    /// <summary>The async result is asked for more than a task can answer in its place.</summary>
    ResultIsUsedOtherwise,

    /// <summary>The variable of the async result holds something else, too.</summary>
    ResultIsMixed,

    /// <summary>The callback and the code behind the begin call both end it, or neither does where one has to.</summary>
    EndIsShared,

    /// <summary>What Begin calls back cannot be told, or may be one of several.</summary>
    CallbackIsUnknown,

    /// <summary>The function that Begin calls back has to stay as it is.</summary>
    CallbackMustStay,

    /// <summary>Making the state does something, and nobody would get the state.</summary>
    StateHasEffects,

    /// <summary>The method is only named, not called.</summary>
    MethodIsOnlyNamed,

    /// <summary>No task can carry what goes in or comes out.</summary>
    TaskCannotCarry,

    /// <summary>No method returns a task for the operation, and FromAsync cannot be given the pair.</summary>
    NoTaskForOperation,

    /// <summary>The arguments are named in another order, or the call is conditional where its value is used.</summary>
    CallIsIrregular,

    /// <summary>The arguments mean another overload of the counterpart, or none.</summary>
    OverloadIsAmbiguous,

    /// <summary>The end call ends another operation.</summary>
    EndsAnotherOperation,

    /// <summary>What has to be kept for later has no place before the call.</summary>
    NoPlaceForStatement,

    /// <summary>The call is data there, not code that runs.</summary>
    ExpressionTree,

    /// <summary>The language of the project is too old for what would be written.</summary>
    LanguageIsTooOld,

    /// <summary>What would be written has a compiler error, or changes what another configuration compiles.</summary>
    WouldNotCompile,

    /// <summary>There is no place where the missing call of End could stand.</summary>
    NoPlaceForEnd,

    /// <summary>What the end call returns, or gives by reference, is used.</summary>
    EndResultIsUsed,

    /// <summary>The object of the begin call cannot be named at the end call.</summary>
    ReceiverCannotBeNamed,

    /// <summary>The end call is not what comes next.</summary>
    EndIsNotNext,

    /// <summary>The operation is ended in more than one place, or none.</summary>
    SeveralEnds,

    /// <summary>Only the author can know what was meant.</summary>
    OnlyAuthorKnows,

    /// <summary>Code outside the solution may call the member.</summary>
    MemberIsSeenOutside,

    /// <summary>Something else says what the member looks like.</summary>
    MemberIsPrescribed,

    /// <summary>The language has no async form of the member.</summary>
    MemberCannotBeAsync,

    /// <summary>The member is async already.</summary>
    IsAsyncAlready,

    /// <summary>What the member holds belongs to its thread.</summary>
    BelongsToThread,

    /// <summary>Something in the member would still block.</summary>
    WouldStillBlock,

    /// <summary>A use of the member cannot follow.</summary>
    UseCannotFollow,

    /// <summary>A caller of the operation cannot be converted.</summary>
    CallerCannotBeConverted,

    /// <summary>A class that implements the operation cannot be converted.</summary>
    ImplementationCannotBeConverted,

    /// <summary>An implementation of Begin and End does more with callback, state or async result than can be told apart.</summary>
    ImplementationIsIrregular,

    /// <summary>The name of the new method means something already.</summary>
    NameIsTaken,

    /// <summary>The operation passes something by reference, or is generic.</summary>
    OperationCannotBeTask,

    /// <summary>A version that would go is used in the solution.</summary>
    VersionIsUsed,

    /// <summary>The declaration cannot be changed where it stands.</summary>
    DeclarationCannotBeChanged,

    /// <summary>The object of an event-based operation comes from elsewhere or is handed out: others may listen to it.</summary>
    ObjectIsShared,

    /// <summary>More than one handler listens, or one is attached in more than one place.</summary>
    SeveralHandlers,

    /// <summary>The handler is not in source, or may be one of several.</summary>
    HandlerIsUnknown,

    /// <summary>The handler has to stay as it is.</summary>
    HandlerMustStay,

    /// <summary>It is not certain that the handler hears the operation, and once.</summary>
    SubscriptionIsNotCertain,

    /// <summary>The operation is cancelled by the user state that it was started with, which a task has not.</summary>
    CancelledByState,

    /// <summary>The handler uses the data of the event for more than a task can tell.</summary>
    EventDataIsUsedOtherwise,

    /// <summary>A BackgroundWorker is used for more than a task can do.</summary>
    WorkerIsIrregular,

    /// <summary>The change may be seen, and .editorconfig asks for fixes that keep the behavior only.</summary>
    MayChangeBehavior,
}
